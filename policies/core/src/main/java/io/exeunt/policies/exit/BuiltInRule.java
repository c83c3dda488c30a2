package io.exeunt.policies.exit;

import io.exeunt.simulator.policy.ExitPolicy;

/** The elementary exit policies that come with Exeunt. Others implement {@link ExitPolicy} and are found by name. */
public sealed interface BuiltInRule extends ExitPolicy
        permits ThresholdRule, PatienceRule, FixedExitRule, NeverRule, OracleRule {}

package io.exeunt.simulator.policy;

/**
 * A rule for when to stop, before it has seen data. Policies of third parties implement this interface and {@link FittedPolicy},
 * compile against this module alone, and are found by name.
 */
public interface ExitPolicy {
    /** Name by which scenarios and reports refer to it. */
    String name();

    /** Chooses thresholds or trains on the fit split. Deterministic: the same context gives the same policy. */
    FittedPolicy fit(FitContext context);
}

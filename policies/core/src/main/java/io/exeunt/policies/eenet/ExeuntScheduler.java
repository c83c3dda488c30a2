package io.exeunt.policies.eenet;

import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.stream.IntStream;

/** The fitted {@link ExeuntSchedulerPolicy}: its own rule, or a plain threshold rule where the fit split speaks for that one. */
public final class ExeuntScheduler implements FittedPolicy {
    private final FittedPolicy rule;
    private final ExitSet heads;

    private ExeuntScheduler(FittedPolicy rule, ExitSet heads) {
        this.rule = rule;
        this.heads = heads;
    }

    static ExeuntScheduler of(PooledThresholds own, int exits) {
        return new ExeuntScheduler(own, new ExitSet(exits, own.heads()));
    }

    static ExeuntScheduler of(ThresholdPolicy plain) {
        return new ExeuntScheduler(plain, new ExitSet(plain.exits().exits(), plain.heads()));
    }

    /** Exits whose heads are evaluated, rising. */
    public int[] evaluatedExits() {
        return heads.indices();
    }

    /** Whether it does exactly what a plain threshold rule does. */
    public boolean isPlain() {
        return rule instanceof ThresholdPolicy;
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        return rule.paths(split);
    }

    @Override
    public SampleDecisions decisions(TraceSplit split) {
        return rule.decisions(split);
    }

    @Override
    public List<RuleNumber> numbers() {
        return rule.numbers();
    }

    /** Where every single sample leaves and whether it is answered right then. */
    public Decisions decide(TraceSplit split) {
        SampleDecisions decisions = decisions(split);
        int[] exit =
                IntStream.range(0, decisions.samples()).map(decisions::exit).toArray();
        return new Decisions(exit, decisions.right(), heads.bits());
    }

    @Override
    public String describe() {
        return ExeuntSchedulerPolicy.NAME + (isPlain() ? " falls back on " : " ") + rule.describe();
    }
}

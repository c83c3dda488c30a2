package io.exeunt.policies.safety;

import io.exeunt.ground.Check;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a policy is fitted below its budget by. A policy that spends its whole budget on the samples it was fitted on spends more or less
 * on others, as chance has it; learned policies tend to spend more.
 */
public sealed interface SafetyMargin {
    /** None: the policy is fitted for the budget itself. */
    SafetyMargin NONE = new Share(0);

    /** {@link StandardErrors} at the usual two. */
    SafetyMargin AUTO = new StandardErrors(2);

    /** For a reader: "none", "2 %" or "2 standard errors". */
    String describe();

    /**
     * A share of the budget.
     *
     * @param share 0 … 1, 1 left out
     */
    record Share(double share) implements SafetyMargin {
        public Share {
            Check.require(share >= 0 && share < 1, "safety margin", "in 0..1, 1 left out", share);
        }

        @Override
        public String describe() {
            return share == 0
                    ? "none"
                    : new BigDecimal(share * 100, new MathContext(4))
                                    .stripTrailingZeros()
                                    .toPlainString() + " %";
        }
    }

    /**
     * As much as chance alone may move the mean cost from one split to another of the same size n: factor × σ·√(2/n), where σ is the
     * standard deviation of the cost of a sample on <em>fit</em> under the policy fitted for the whole budget; the variance of a
     * difference of two independent means is the sum of theirs. The policy is fitted twice. What a policy learns by heart on
     * <em>fit</em> is not covered.
     *
     * @param factor number of standard errors, > 0
     */
    record StandardErrors(double factor) implements SafetyMargin {
        public StandardErrors {
            Check.positive("standard errors", factor);
        }

        @Override
        public String describe() {
            return new BigDecimal(factor, new MathContext(4))
                            .stripTrailingZeros()
                            .toPlainString() + " standard errors";
        }
    }
}

package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Optional;

/**
 * Which designs of the front keep all limits for all samples of the same kind, and not only for those that were searched: with the stated
 * confidence none of those that hold breaks any.
 *
 * @param confidence 0.5 … 1
 * @param searched number of samples of <em>fit</em> that the search saw
 * @param kept number of samples of <em>fit</em> that were kept from it, on which designs are certified
 * @param verdicts one per design of the front, in the order in which they were tested
 */
public record Certification(double confidence, int searched, int kept, List<Verdict> verdicts) {
    public Certification {
        Check.probability("confidence", confidence);
        Check.positive("searched", (long) searched);
        Check.positive("kept", (long) kept);
        verdicts = List.copyOf(verdicts);
    }

    /**
     * What is known of one design.
     *
     * @param designId of the design
     * @param holds whether it keeps all limits, with the confidence of all that hold together
     * @param limits one per limit and board
     */
    public record Verdict(String designId, boolean holds, List<LimitProof> limits) {
        public Verdict {
            limits = List.copyOf(limits);
        }

        /** The limit that is the furthest from being proved. */
        public Optional<LimitProof> weakest() {
            return limits.stream().reduce((a, b) -> b.pValue() > a.pValue() ? b : a);
        }
    }

    /**
     * How far one limit is proved for one design.
     *
     * @param limit that has to be kept
     * @param board on which; "" where it is no matter of a board, or of all together
     * @param estimate on the samples that were kept
     * @param bound that the true value keeps with the confidence, were this limit the only one that is looked at; NaN where samples can't tell
     * @param pValue of "the limit is broken", 0 … 1
     * @param samplesNeeded how many samples would prove it, if the estimate is the truth; {@link #NEVER} where no number would
     */
    public record LimitProof(
            Limit limit, String board, double estimate, double bound, double pValue, long samplesNeeded) {
        /** No number of samples: the estimate itself is at or beyond the limit, or no sample can tell. */
        public static final long NEVER = -1;

        public LimitProof {
            Check.probability("pValue", pValue);
        }
    }

    /** Number of designs that hold. */
    public long holding() {
        return verdicts.stream().filter(Verdict::holds).count();
    }

    /** What is known of a design; empty where it was not tested. */
    public Optional<Verdict> of(String designId) {
        return verdicts.stream()
                .filter(verdict -> verdict.designId().equals(designId))
                .findFirst();
    }
}

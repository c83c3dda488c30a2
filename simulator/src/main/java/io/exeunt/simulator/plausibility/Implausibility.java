package io.exeunt.simulator.plausibility;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something about a trace that is hardly meant.
 *
 * @param kind what it is
 * @param evidence where it shows, at least one place
 * @param advice what to look at, one sentence without a full stop
 */
public record Implausibility(Kind kind, List<Evidence> evidence, String advice) {
    private static final int SHOWN = 4;

    public Implausibility {
        evidence = Check.notEmpty("evidence", evidence);
        Check.notBlank("advice", advice);
    }

    /** What may be wrong. */
    public enum Kind {
        /** An exit is right no more often than answers that have nothing to do with the labels; shares right. */
        CHANCE("right no more often than by chance", "%s of %s: %.2f %% right, %.2f %% by chance"),
        /** The surer an exit, the less often it is right; area under the ROC curve, ½ for a confidence that says nothing. */
        CONFIDENCE("confidence falls with being right", "%s of %s: AUROC %.4f, expected at least %.1f"),
        /** A rule can't tell samples apart by an exit's score; the score of all of them. */
        ONE_SCORE("an exit is equally sure of every sample", "%s of %s: always %.4g"),
        /** Two exits are one; share of all samples of which they say the same, and the same share of right ones. */
        SAME_EXITS("two exits say the same", "%s: equal to the last bit on %3$.0f %% of all samples"),
        /** An exit alone is right more often than the final one; shares right. */
        OVERTHINKING(
                "an earlier exit is right more often than the final one",
                "%s of %s: %.2f %% right, the final exit %.2f %%"),
        /** An exit is right more often on one split than on the other; shares right, on fit and on report. */
        SPLIT_ACCURACY(
                "fit and report differ by more than chance allows", "%s: %3$.2f %% right on fit, %4$.2f %% on report"),
        /** A class is more frequent in one split than in the other; its shares in fit and report. */
        SPLIT_CLASSES("fit and report differ by more than chance allows", "%s: %3$.2f %% of fit, %4$.2f %% of report"),
        /** Samples are in both splits; share of report's that are, and of fit's that are twice in fit. */
        SAME_SAMPLES(
                "fit and report share samples", "%s: %3$.2f %% of report are in fit, %4$.2f %% of fit are twice in it"),
        /** Outputs are of another kind than is said; mean sum of a row, and what it would be on softmax. */
        HEAD_KIND(
                "outputs look like softmax, not like what head_kind says",
                "%s of %s: rows sum to %.4f, softmax's to %.0f");

        private final String headline;
        private final String format;

        Kind(String headline, String format) {
            this.headline = headline;
            this.format = format;
        }

        private String describe(Evidence evidence) {
            double factor = this == CONFIDENCE || this == HEAD_KIND || this == ONE_SCORE ? 1 : 100;
            return String.format(
                    Locale.ROOT,
                    format,
                    evidence.subject(),
                    evidence.split(),
                    evidence.observed() * factor,
                    evidence.compared() * factor);
        }
    }

    /**
     * One place where it shows.
     *
     * @param subject exit, class or what else it is about
     * @param split its name; "" where it is about both
     * @param observed the number that is odd, as {@link Kind} says
     * @param compared what it is held against
     */
    public record Evidence(String subject, String split, double observed, double compared) {}

    /** What was found, with its numbers, on one line. */
    public String finding() {
        String shown = evidence.stream().limit(SHOWN).map(kind::describe).collect(Collectors.joining("; "));
        int more = evidence.size() - SHOWN;
        return kind.headline + ": " + shown + (more > 0 ? "; and " + more + " more" : "");
    }
}

package io.exeunt.reports.insight;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a reader should take away if they read one line.
 *
 * @param tone whether the recommended design is better, a trade, worse, or there is none
 * @param sentence the recommended design against the first baseline, or what is in the way
 * @param details what the design is and what the sentence rests on, then one sentence for every further baseline
 */
public record Verdict(Tone tone, String sentence, List<String> details) {
    public Verdict {
        details = List.copyOf(details);
    }

    /** How the recommended design compares. */
    public enum Tone {
        /** Nothing is worse and something is better. */
        BETTER,
        /** Some figures are better and some worse. */
        TRADE,
        /** Nothing is better. */
        WORSE,
        /** There is nothing to compare with. */
        ALONE,
        /** No design keeps every limit. */
        INFEASIBLE
    }

    /** Computes it. */
    public static Verdict of(StudyReport report) {
        Optional<Design> knee = report.kneeDesign();
        if (knee.isEmpty()) {
            return infeasible(report);
        }
        if (report.baselines().isEmpty()) {
            return new Verdict(Tone.ALONE, alone(report, knee.get()), List.of());
        }
        List<Comparison> comparisons = report.baselines().stream()
                .sorted(Comparator.comparing(Baseline::kind))
                .map(baseline -> Comparison.of(report, knee.get(), baseline))
                .toList();
        Comparison first = comparisons.get(0);
        List<String> details = new ArrayList<>(TrustWording.of(report));
        comparisons.stream()
                .skip(1)
                .map(comparison -> "Against " + title(report, comparison) + ", it " + comparison.phrase() + ".")
                .forEach(details::add);
        String unknown = Double.isNaN(first.energyGain()) ? " Energy is not modelled." : "";
        String sentence = "Design " + knee.get().id() + " " + first.phrase() + " against " + title(report, first) + " ("
                + first.split() + " split)." + unknown + missed(report, knee.get());
        return new Verdict(first.tone(), sentence, details);
    }

    /** Names the baseline, and the limit that it does not keep, since then the comparison is not with a rival. */
    private static String title(StudyReport report, Comparison comparison) {
        String title = comparison.baseline().title();
        return Nearest.binding(report, comparison.baseline().design())
                .map(limit -> title + ", which breaks " + Wording.limit(limit))
                .orElse(title);
    }

    private static String alone(StudyReport report, Design knee) {
        Figures figures = knee.quoted();
        String energy = figures.energyModelled()
                ? " and " + Numbers.si(figures.energyJ(), "J") + " per inference"
                : "; energy is not modelled";
        return "Design " + knee.id() + " reaches " + Numbers.percent(figures.accuracy()) + " accuracy at "
                + Numbers.of(
                        report.latencyMetric().quantity(),
                        report.latencyMetric().of(figures)) + " "
                + Wording.inSentence(report.latencyMetric()) + energy + " ("
                + (knee.report() == null ? "fit" : "report") + " split); there is no baseline to compare it with."
                + missed(report, knee);
    }

    /** What a design that keeps every limit on <em>fit</em> breaks on <em>report</em>; "" if nothing. */
    private static String missed(StudyReport report, Design knee) {
        Figures scored = knee.report();
        return scored == null
                ? ""
                : report.limits().stream()
                        .filter(limit -> limit.violation(scored) > 0)
                        .map(limit -> " On report it breaks " + Wording.limit(limit) + ": it has "
                                + Numbers.of(
                                        limit.metric().quantity(),
                                        limit.metric().of(scored)) + ".")
                        .collect(Collectors.joining());
    }

    private static Verdict infeasible(StudyReport report) {
        List<Design> nearest = Nearest.to(report, 1);
        if (nearest.isEmpty()) {
            return new Verdict(Tone.INFEASIBLE, "No design was recommended: nothing was evaluated.", List.of());
        }
        Design design = nearest.get(0);
        Optional<Limit> binding = Nearest.binding(report, design);
        if (binding.isEmpty()) {
            return new Verdict(Tone.INFEASIBLE, "No design was recommended.", List.of());
        }
        Limit limit = binding.get();
        String sentence = "No design keeps every limit. The nearest, " + design.id() + ", misses "
                + Wording.limit(limit) + " by " + Numbers.roughPercent(limit.violation(design.fit()))
                + ": it has "
                + Numbers.of(limit.metric().quantity(), limit.metric().of(design.fit())) + " (fit split).";
        return new Verdict(Tone.INFEASIBLE, sentence, List.of());
    }
}

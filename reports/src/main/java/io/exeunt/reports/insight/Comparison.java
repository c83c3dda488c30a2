package io.exeunt.reports.insight;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.Verdict.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A design against a baseline, on one split.
 *
 * @param baseline what it is compared with
 * @param split "report" if both were scored there, else "fit"
 * @param energyGain share of the baseline's energy saved; negative for more energy; NaN where not modelled
 * @param latencyGain share of the baseline's latency saved
 * @param latency which latency was compared
 * @param accuracyChange accuracy minus the baseline's, as a share
 */
public record Comparison(
        Baseline baseline, String split, double energyGain, double latencyGain, Metric latency, double accuracyChange) {
    /** Relative changes of time and energy below this count as equal. */
    static final double SAME = 0.005;

    /** Differences of accuracy below this count as equal: they print as ±0.00 points. */
    static final double SAME_ACCURACY = 0.00005;

    /** Compares on <em>report</em> if both designs were scored there, else on <em>fit</em>. */
    public static Comparison of(StudyReport report, Design design, Baseline baseline) {
        Figures scored = design.report();
        Figures other = baseline.design().report();
        boolean onReport = scored != null && other != null;
        Figures mine = onReport && scored != null ? scored : design.fit();
        Figures theirs = onReport && other != null ? other : baseline.design().fit();
        Metric latency = report.latencyMetric();
        return new Comparison(
                baseline,
                onReport ? "report" : "fit",
                Metric.ENERGY.gain(theirs, mine),
                latency.gain(theirs, mine),
                latency,
                mine.accuracy() - theirs.accuracy());
    }

    /** Whether better figures outweigh, are mixed with, or are missing beside worse ones. */
    public Tone tone() {
        double[] steps = {step(energyGain, SAME), step(latencyGain, SAME), step(accuracyChange, SAME_ACCURACY)};
        boolean better = DoubleStream.of(steps).anyMatch(step -> step > 0);
        boolean worse = DoubleStream.of(steps).anyMatch(step -> step < 0);
        if (better) {
            return worse ? Tone.TRADE : Tone.BETTER;
        }
        return Tone.WORSE;
    }

    /** Verb and objects: "saves 41 % energy and 35 % mean latency at −0.20 points accuracy". */
    public String phrase() {
        List<String> saved = new ArrayList<>();
        List<String> spent = new ArrayList<>();
        List<String> same = new ArrayList<>();
        sort(energyGain, "energy", saved, spent, same);
        sort(latencyGain, Wording.inSentence(latency), saved, spent, same);
        List<String> clauses = new ArrayList<>();
        add(clauses, "saves ", saved);
        add(clauses, saved.isEmpty() ? "takes " : "but takes ", spent);
        add(clauses, "needs the same ", same);
        String head = String.join(clauses.size() > 1 && !clauses.get(1).startsWith("but") ? " and " : " ", clauses);
        return head + " at " + Numbers.points(accuracyChange) + " accuracy";
    }

    private static void sort(double gain, String name, List<String> saved, List<String> spent, List<String> same) {
        if (Double.isNaN(gain)) {
            return;
        }
        if (Math.abs(gain) < SAME) {
            same.add(name);
        } else if (gain > 0) {
            saved.add(wholePercent(gain) + " " + name);
        } else {
            spent.add(wholePercent(-gain) + " more " + name);
        }
    }

    private static void add(List<String> clauses, String verb, List<String> objects) {
        if (!objects.isEmpty()) {
            clauses.add(verb + String.join(" and ", objects));
        }
    }

    private static String wholePercent(double share) {
        return Numbers.count(Math.round(share * 100)) + " %";
    }

    private static double step(double change, double same) {
        return Double.isNaN(change) || Math.abs(change) < same ? 0 : Math.signum(change);
    }
}

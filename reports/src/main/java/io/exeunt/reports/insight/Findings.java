package io.exeunt.reports.insight;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.DomainClocks;
import io.exeunt.explore.result.HistoryPoint;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Winners;
import io.exeunt.reports.format.Numbers;
import io.exeunt.simulator.result.ExitShare;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.Residency;
import io.exeunt.simulator.result.SegmentShare;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sentence above each chart: what is to be seen in it. */
public final class Findings {
    private Findings() {}

    /** Above the Pareto front. */
    public static String front(StudyReport report) {
        List<Design> front = report.designs(Standing.FRONT);
        if (front.isEmpty()) {
            return "No design keeps every limit";
        }
        String latency = span(front, report.latencyMetric()) + " " + Wording.inSentence(report.latencyMetric());
        String energy =
                report.energyModelled() ? ", " + latency + " and " + span(front, Metric.ENERGY) : " and " + latency;
        return Numbers.plural(front.size(), "design") + " on the front: " + span(front, Metric.ACCURACY) + " accuracy"
                + energy;
    }

    /** Above the parallel coordinates. */
    public static String spread(StudyReport report) {
        List<Design> front = report.designs(Standing.FRONT);
        if (front.size() < 2) {
            return "Every evaluated design, one line each";
        }
        String energy = report.energyModelled() ? " and " + ratio(front, Metric.ENERGY) + " in energy" : "";
        return "The front spans a factor of " + ratio(front, report.latencyMetric()) + " in "
                + Wording.inSentence(report.latencyMetric()) + energy;
    }

    /** Above the exit rates. */
    public static String exits(Outcome outcome) {
        List<ExitShare> exits = outcome.exits();
        double early = exits.subList(0, exits.size() - 1).stream()
                .mapToDouble(ExitShare::rate)
                .sum();
        return early == 0
                ? "No sample leaves before the final exit"
                : Numbers.roughPercent(early) + " of samples leave before the final exit";
    }

    /** Above the clocks of the knee design, on the first board, whose domains stand before those of the others. */
    public static String clocks(StudyReport report, Outcome outcome) {
        List<DomainClocks> domains = report.setting().domains();
        return IntStream.range(0, outcome.segments().get(0).freqHz().size())
                .mapToObj(d -> domains.get(d).id() + " " + clocks(outcome.segments(), d))
                .collect(Collectors.joining("; "));
    }

    private static String clocks(List<SegmentShare> segments, int domain) {
        double low =
                segments.stream().mapToDouble(s -> s.freqHz().get(domain)).min().orElse(Double.NaN);
        double high =
                segments.stream().mapToDouble(s -> s.freqHz().get(domain)).max().orElse(Double.NaN);
        return low == high
                ? "stays at " + Numbers.si(low, "Hz")
                : "moves between " + Numbers.si(low, "Hz") + " and " + Numbers.si(high, "Hz");
    }

    /** Above the energy breakdown. */
    public static String energy(Outcome outcome) {
        if (!outcome.energy().isModelled()) {
            return "Energy is not modelled; time per segment instead" + leaving(outcome);
        }
        EnergyPart largest = EnergyPart.largest(outcome.energy());
        SegmentShare dearest = outcome.segments().stream()
                .max(Comparator.comparingDouble(segment -> segment.energy().totalJ()))
                .orElseThrow();
        double total = outcome.energyJ();
        return largest.title() + " takes " + Numbers.roughPercent(largest.of(outcome.energy()) / total) + " of "
                + Numbers.si(total, "J") + " per inference; segment " + dearest.segment() + " is the dearest ("
                + Numbers.roughPercent(dearest.energy().totalJ() / total) + ")" + leaving(outcome);
    }

    /** What is missing where a network with side exits is run on a board of which nobody knows what stages cost. */
    private static String leaving(Outcome outcome) {
        boolean early = outcome.exits().stream()
                .limit(Math.max(0, outcome.exits().size() - 1))
                .anyMatch(ExitShare::kept);
        return outcome.stages().modelled() || !early ? "" : "; what leaving early costs beside heads is not modelled";
    }

    /** Above the hypervolume history. */
    public static String history(StudyReport report) {
        List<HistoryPoint> search = report.history().search();
        if (search.isEmpty()) {
            return "No search was run";
        }
        HistoryPoint last = search.get(search.size() - 1);
        List<HistoryPoint> random = report.history().randomSearch();
        String against = random.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; random search %.4f after %s",
                        random.get(random.size() - 1).hypervolume(),
                        Numbers.count(random.get(random.size() - 1).evaluations()));
        return String.format(
                Locale.ROOT,
                "Hypervolume %.4f after %s%s",
                last.hypervolume(),
                Numbers.plural(last.evaluations(), "evaluation"),
                against);
    }

    /** Above the table of who wins where. */
    public static String winners(Winners winners) {
        List<String> names = winners.stretches().stream()
                .map(Winners.Stretch::contender)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return "No design keeps every limit, so nobody wins";
        }
        return names.size() == 1
                ? "No contender is better than " + names.get(0) + " at any cost"
                : Numbers.count(names.size()) + " contenders are better than all others somewhere: "
                        + String.join(", ", names);
    }

    /** Above the table of which governor wins where; "" where none is told. */
    public static String governors(Winners winners) {
        List<String> names = winners.governors().stream()
                .map(Winners.Stretch::contender)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        return names.size() == 1
                ? "No governor is better than " + names.get(0) + " at any cost"
                : Numbers.count(names.size()) + " governors are better than all others somewhere: "
                        + String.join(", ", names);
    }

    /** Where along the axis a stretch lies, such as "1.2 mJ – 3.4 mJ" or "from 3.4 mJ". */
    public static String range(Metric axis, Winners.Stretch stretch) {
        String from = Numbers.of(axis.quantity(), stretch.from());
        return Double.isInfinite(stretch.to())
                ? "from " + from
                : from + " – " + Numbers.of(axis.quantity(), stretch.to());
    }

    /** What the designs of a stretch go with, the most frequent first; a dash for nothing. */
    public static String with(Winners.Stretch stretch) {
        return stretch.with().isEmpty() ? Numbers.NONE : String.join(", ", stretch.with());
    }

    /** Below it: when a stretch ends. */
    public static String winnersRule(Winners winners) {
        return "A contender keeps its stretch unless another one's best design at that cost answers more samples right by more than"
                + " chance gives in any of these comparisons with a probability of 5 %"
                + " (McNemar’s exact test over the samples of the report split, corrected by Holm for all pairs that stand side by side);"
                + " smaller differences change nothing here."
                + (winners.paired()
                        ? ""
                        : " Where a policy can’t tell which samples it answers right, nothing is tested and nobody takes over.");
    }

    /** By how much a contender is better than the one before it, with the standard error; a dash for the first. */
    public static String gain(Winners.Stretch stretch) {
        return Double.isNaN(stretch.gain())
                ? Numbers.NONE
                : Numbers.points(stretch.gain()) + " ± "
                        + String.format(Locale.ROOT, "%.2f", stretch.standardError() * 100);
    }

    /** Above the residency. */
    public static String residency(Outcome outcome) {
        return outcome.residency().stream().map(Findings::residency).collect(Collectors.joining("; "));
    }

    private static String residency(Residency residency) {
        int most = IntStream.range(0, residency.share().size())
                .boxed()
                .max(Comparator.comparingDouble(i -> residency.share().get(i)))
                .orElseThrow();
        return residency.domain() + " spends "
                + Numbers.roughPercent(residency.share().get(most)) + " of the time at "
                + Numbers.si(residency.freqHz().get(most), "Hz");
    }

    private static String span(List<Design> designs, Metric metric) {
        double low = metricMin(designs, metric);
        double high = metricMax(designs, metric);
        String to = Numbers.of(metric.quantity(), high);
        String from = Numbers.of(metric.quantity(), low);
        int unit = from.indexOf(' ');
        boolean sameUnit = unit > 0 && to.endsWith(from.substring(unit));
        return from.equals(to) ? to : (sameUnit ? from.substring(0, unit) + "–" : from + " – ") + to;
    }

    private static String ratio(List<Design> designs, Metric metric) {
        return Numbers.significant(metricMax(designs, metric) / metricMin(designs, metric));
    }

    private static double metricMin(List<Design> designs, Metric metric) {
        return designs.stream()
                .mapToDouble(design -> metric.of(design.fit()))
                .min()
                .orElse(Double.NaN);
    }

    private static double metricMax(List<Design> designs, Metric metric) {
        return designs.stream()
                .mapToDouble(design -> metric.of(design.fit()))
                .max()
                .orElse(Double.NaN);
    }
}

package io.exeunt.reports.insight;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.QuantityKind;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Sway;
import io.exeunt.explore.result.Trust;
import io.exeunt.explore.result.Trust.Together;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.reports.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far a verdict can be trusted, in sentences: what it is about, what got worse, what was left out, what it rests on. */
public final class TrustWording {
    private TrustWording() {}

    /** The sentences, the most important first; empty where nothing is known. */
    public static List<String> of(StudyReport report) {
        List<String> sentences = new ArrayList<>();
        report.kneeDesign().ifPresent(design -> sentences.add(what(report, design)));
        List<Trust> trust = trust(report);
        if (!trust.isEmpty()) {
            sentences.add(worse(trust.get(0)));
            idling(trust).ifPresent(sentences::add);
            trust.get(0).notable().forEach(sway -> sentences.add(restsOn(trust.get(0), sway)));
            predicted(trust.get(0)).ifPresent(sentences::add);
            sentences.add(resampled(trust.get(0)));
            together(trust.get(0)).ifPresent(sentences::add);
        }
        return sentences;
    }

    static List<Trust> trust(StudyReport report) {
        return report.knee() == null ? List.of() : report.knee().trust();
    }

    private static String what(StudyReport report, Design design) {
        String choice = report.knee() == null ? "" : report.knee().choice();
        String clocks = report.setting().domains().isEmpty()
                ? ""
                : ", clocks " + Wording.clocks(report.setting(), design.configuration());
        return "The design: " + design.configuration().contender() + " with exits "
                + String.join(", ", design.configuration().exits()) + clocks + "."
                + (choice.isEmpty() ? "" : " Chosen among " + choice + ": no accuracy was asked for.");
    }

    private static String worse(Trust trust) {
        List<Trust.Gain> losses = trust.losses();
        String against = " against " + trust.baseline().title();
        return losses.isEmpty()
                ? "Nothing that was compared got worse" + against + " by more than samples explain."
                : "What got worse" + against + ": "
                        + losses.stream().map(TrustWording::loss).collect(Collectors.joining(", ")) + ".";
    }

    private static String loss(Trust.Gain loss) {
        double size = -loss.gain().estimate();
        return Wording.inSentence(loss.metric())
                + (loss.metric().quantity() == QuantityKind.SHARE
                        ? " by " + Numbers.points(size).substring(1)
                        : " by " + Numbers.roughPercent(size));
    }

    /** What idling does to the saving, against each baseline. */
    private static Optional<String> idling(List<Trust> trust) {
        List<String> against = trust.stream()
                .flatMap(each -> Optional.ofNullable(each.perFrame())
                        .map(frame -> lessOrMore(frame.gain()) + " than "
                                + each.baseline().title())
                        .stream())
                .toList();
        return trust.stream()
                .flatMap(each -> Optional.ofNullable(each.perFrame()).stream())
                .findFirst()
                .map(frame -> String.format(
                        Locale.ROOT,
                        "Only the active inference is counted. At %.0f frames per second it spends %s per frame, of which %s idling: %s.",
                        frame.fps(),
                        Numbers.si(frame.energyJ(), "J"),
                        Numbers.si(frame.idleJ(), "J"),
                        String.join(", ", against)));
    }

    private static String lessOrMore(double gain) {
        return Numbers.roughPercent(Math.abs(gain)) + (gain >= 0 ? " less" : " more");
    }

    private static String restsOn(Trust trust, Sway sway) {
        boolean energy = !Double.isNaN(sway.energyShare(trust.nominal()))
                && sway.energyShare(trust.nominal()) >= sway.latencyShare(trust.nominal());
        String figure = energy
                ? "energy goes from " + Numbers.si(sway.atLow().energyJ(), "J") + " to "
                        + Numbers.si(sway.atHigh().energyJ(), "J") + ", the saving from "
                        + Numbers.roughPercent(sway.atLow().energyGain()) + " to "
                        + Numbers.roughPercent(sway.atHigh().energyGain())
                : "latency goes from " + Numbers.si(sway.atLow().latencyS(), "s") + " to "
                        + Numbers.si(sway.atHigh().latencyS(), "s") + ", the saving from "
                        + Numbers.roughPercent(sway.atLow().latencyGain()) + " to "
                        + Numbers.roughPercent(sway.atHigh().latencyGain());
        return sway.constant() + " = " + Numbers.significant(sway.value()) + " is only assumed: between "
                + Numbers.significant(sway.low()) + " and " + Numbers.significant(sway.high()) + " " + figure + ".";
    }

    private static String resampled(Trust trust) {
        List<String> figures = new ArrayList<>();
        trust.gain(Metric.ENERGY).filter(Interval::isKnown).ifPresent(i -> figures.add(percents(i) + " energy"));
        trust.gain(Metric.LATENCY_MEAN)
                .filter(Interval::isKnown)
                .ifPresent(i -> figures.add(percents(i) + " mean latency"));
        String accuracy = trust.gain(Metric.ACCURACY)
                .map(i -> Numbers.points(i.low()) + " to " + Numbers.points(i.high()) + " accuracy")
                .orElse("");
        return "Over other samples like these it saves " + String.join(" and ", figures) + " at " + accuracy
                + " (95 %, resampling report).";
    }

    private static Optional<String> predicted(Trust trust) {
        return Optional.ofNullable(trust.predicted())
                .filter(each -> each.latencyS().isKnown())
                .map(each -> "On the board itself, nine times of ten, expect " + between(each.latencyS(), "s")
                        + (each.energyJ().isKnown() ? " and " + between(each.energyJ(), "J") : "")
                        + ": so far do networks scatter that the board's fit had not seen"
                        + (each.energyJ().isKnown() ? "." : "; for energies its file does not say."));
    }

    private static String between(Interval interval, String unit) {
        return Numbers.si(interval.low(), unit) + " to " + Numbers.si(interval.high(), unit);
    }

    private static Optional<String> together(Trust trust) {
        Together together = trust.together();
        if (together == null) {
            return Optional.empty();
        }
        List<String> figures = new ArrayList<>();
        if (together.energyGain().isKnown()) {
            figures.add(percents(together.energyGain()) + " energy");
        }
        figures.add(percents(together.latencyGain()) + " latency");
        return Optional.of("Over boards whose uncertain numbers lie anywhere in their ranges it saves "
                + String.join(" and ", figures) + " (95 % of " + together.draws()
                + " draws; voltages and the form of the model are not varied).");
    }

    private static String percents(Interval interval) {
        String low = Numbers.roughPercent(interval.low());
        String high = Numbers.roughPercent(interval.high());
        return low.equals(high) ? low : low.replace(" %", "") + " to " + high;
    }

    /** Name of a baseline's comparison for tables. */
    static String against(Baseline.Kind kind) {
        return "against " + kind.title();
    }
}

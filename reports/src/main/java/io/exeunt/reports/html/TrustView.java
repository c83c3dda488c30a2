package io.exeunt.reports.html;

import io.exeunt.explore.result.Effect;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Sway;
import io.exeunt.explore.result.Trust;
import io.exeunt.reports.format.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The uncertain numbers behind the verdict, and what each of them does to it. */
final class TrustView {
    private TrustView() {}

    static Map<String, Object> of(StudyReport report) {
        Map<String, Object> view = new LinkedHashMap<>();
        List<Trust> trust = report.knee() == null ? List.of() : report.knee().trust();
        boolean any = !trust.isEmpty() && !trust.get(0).sways().isEmpty();
        view.put("hasTrust", any);
        view.put("severalBoards", report.setting().boards().size() > 1);
        if (any) {
            Trust first = trust.get(0);
            view.put("trustBaseline", first.baseline().title());
            view.put("trustFinding", Typography.keep(finding(first)));
            view.put(
                    "sways",
                    first.sways().stream().map(sway -> row(first, sway)).toList());
        }
        return view;
    }

    private static String finding(Trust trust) {
        Sway first = trust.sways().get(0);
        return "No number moves the figures more than " + first.constant() + ": by "
                + Numbers.roughPercent(first.reach(trust.nominal())) + " over its range";
    }

    private static Map<String, String> row(Trust trust, Sway sway) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("constant", sway.constant());
        row.put("board", sway.board());
        row.put("value", Numbers.significant(sway.value()));
        row.put("range", Numbers.significant(sway.low()) + " – " + Numbers.significant(sway.high()));
        row.put("rule", sway.rule());
        row.put("kind", sway.kind().name().toLowerCase(Locale.ROOT));
        row.put("energy", ends(sway, Effect::energyJ, "J"));
        row.put("energyGain", gains(sway, Effect::energyGain));
        row.put("latency", ends(sway, Effect::latencyS, "s"));
        row.put("latencyGain", gains(sway, Effect::latencyGain));
        row.put("decides", sway.decides(trust.nominal()) ? "turns the verdict" : "");
        return row;
    }

    private static String ends(Sway sway, ToDoubleFunction<Effect> figure, String unit) {
        return range(
                Numbers.si(figure.applyAsDouble(sway.atLow()), unit),
                Numbers.si(figure.applyAsDouble(sway.atHigh()), unit));
    }

    private static String gains(Sway sway, ToDoubleFunction<Effect> gain) {
        double low = gain.applyAsDouble(sway.atLow());
        return Double.isNaN(low)
                ? Numbers.NOT_MODELLED
                : range(Numbers.roughPercent(low), Numbers.roughPercent(gain.applyAsDouble(sway.atHigh())));
    }

    /** Two figures with their unit once where it is the same. */
    private static String range(String low, String high) {
        int unit = low.lastIndexOf(' ');
        boolean alike = unit > 0 && high.endsWith(low.substring(unit));
        return low.equals(high) ? low : (alike ? low.substring(0, unit) : low) + " – " + high;
    }
}

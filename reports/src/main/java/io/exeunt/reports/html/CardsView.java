package io.exeunt.reports.html;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.QuantityKind;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The recommended design's key figures, each beside the first baseline's. */
final class CardsView {
    private CardsView() {}

    static Map<String, Object> of(StudyReport report) {
        Map<String, Object> view = new LinkedHashMap<>();
        Optional<Design> knee = report.kneeDesign();
        Optional<Baseline> baseline = report.baselines().stream().min(Comparator.comparing(Baseline::kind));
        view.put("cards", knee.map(design -> cards(report, design, baseline)).orElse(List.of()));
        view.put("cardsNote", knee.map(design -> note(design, baseline)).orElse(""));
        view.put("kneeId", knee.map(Design::id).orElse(""));
        return view;
    }

    private static String note(Design knee, Optional<Baseline> baseline) {
        return "Design " + knee.id() + " on the " + (knee.report() == null ? "fit" : "report") + " split"
                + baseline.map(b -> ", against " + b.title()).orElse("") + ".";
    }

    private static List<Map<String, String>> cards(StudyReport report, Design knee, Optional<Baseline> baseline) {
        Set<Metric> metrics = new LinkedHashSet<>(report.shownMetrics());
        Figures other = baseline.map(b ->
                        knee.report() == null ? b.design().fit() : b.design().report())
                .orElse(null);
        return metrics.stream().map(metric -> card(metric, knee, other)).toList();
    }

    private static Map<String, String> card(Metric metric, Design knee, @Nullable Figures other) {
        double gain = other == null ? Double.NaN : metric.gain(other, knee.quoted());
        String value = Numbers.of(metric.quantity(), metric.of(knee.quoted()));
        int blank = value.indexOf(' ');
        boolean number = Double.isFinite(metric.of(knee.quoted()));
        return Map.of(
                "key", metric.key(),
                "title", metric.title(),
                "number", number && blank > 0 ? value.substring(0, blank) : value,
                "unit", number && blank > 0 ? value.substring(blank + 1) : "",
                "change", other == null || Double.isNaN(gain) ? "" : change(metric, knee.quoted(), other),
                "tone", Double.isNaN(gain) || Math.abs(gain) < 5e-5 ? "same" : gain > 0 ? "better" : "worse",
                "fit", "fit " + Numbers.of(metric.quantity(), metric.of(knee.fit())));
    }

    private static String change(Metric metric, Figures mine, Figures other) {
        if (metric.quantity() == QuantityKind.SHARE) {
            return Numbers.points(metric.of(mine) - metric.of(other));
        }
        double change = metric.of(mine) / metric.of(other) - 1;
        String size = Numbers.roughPercent(Math.abs(change));
        return Math.abs(change) < 0.0005 ? "±0 %" : (change > 0 ? "+" : "−") + size;
    }
}

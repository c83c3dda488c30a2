package io.exeunt.reports.html;

import io.exeunt.explore.result.LearningCurve;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.format.Sparkline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How exits learned, one row each. */
final class LearningView {
    private static final int LETTERS = 24;

    private LearningView() {}

    static Map<String, Object> of(StudyReport report) {
        List<LearningCurve> curves = report.learning();
        if (curves.isEmpty()) {
            return Map.of("hasLearning", false);
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("hasLearning", true);
        view.put("learningFinding", Typography.keep(finding(curves)));
        view.put(
                "learningSystems",
                curves.stream().map(LearningCurve::system).distinct().count() > 1);
        view.put(
                "learningSamples",
                Numbers.count(
                        curves.stream().mapToInt(LearningCurve::samples).max().orElse(0)));
        view.put("learning", curves.stream().map(LearningView::row).toList());
        return view;
    }

    private static String finding(List<LearningCurve> curves) {
        long rising = curves.stream().filter(LearningCurve::undertrained).count();
        if (curves.stream().noneMatch(curve -> curve.epochs() >= LearningCurve.FEWEST_EPOCHS)) {
            return "Too few epochs to see whether exits had learned to the end";
        }
        return rising == 0
                ? "No exit was still rising when its epochs ended"
                : rising + " of " + Numbers.plural(curves.size(), "exit") + " undertrained";
    }

    private static Map<String, String> row(LearningCurve curve) {
        double[] fit = curve.fit().stream().mapToDouble(share -> share).toArray();
        return Map.of(
                "system", curve.system(),
                "exit", curve.exit(),
                "epochs", Numbers.count(curve.epochs()),
                "line", Sparkline.of(fit, LETTERS),
                "first", hundredths(fit[0]),
                "last", hundredths(curve.last()),
                "train", hundredths(curve.train().get(curve.epochs() - 1)),
                "rise", hundredths(curve.lateRise()),
                "state", curve.undertrained() ? "undertrained" : "");
    }

    private static String hundredths(double share) {
        return String.format(Locale.ROOT, "%.2f", share * 100);
    }
}

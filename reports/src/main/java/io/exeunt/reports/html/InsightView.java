package io.exeunt.reports.html;

import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.ExitInsight;
import io.exeunt.explore.result.ExitInsight.ClassShare;
import io.exeunt.explore.result.ExitInsight.ExitAccuracy;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Exits one by one: of every system alone, and by class under the recommended design. */
final class InsightView {
    private InsightView() {}

    static Map<String, Object> of(StudyReport report) {
        ExitInsight insight = report.insight();
        if (insight == null || insight.exits().isEmpty()) {
            return Map.of("hasInsight", false);
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("hasInsight", true);
        view.put("insightFinding", Typography.keep(finding(insight)));
        view.put("severalSystems", insight.exits().stream().anyMatch(exit -> !exit.system()
                .isEmpty()));
        view.put("exitsAlone", insight.exits().stream().map(InsightView::exit).toList());
        view.put("hasClasses", !insight.classes().isEmpty());
        view.put("classExits", classExits(report, insight));
        view.put("classes", insight.classes().stream().map(InsightView::row).toList());
        return view;
    }

    private static String finding(ExitInsight insight) {
        ExitAccuracy worst = insight.exits().stream()
                .max(Comparator.comparingDouble(ExitAccuracy::calibrationError))
                .orElseThrow();
        String kind = worst.confidence() > worst.accuracy() ? "surer than it is right" : "less sure than it is right";
        String gap = name(worst) + " is " + kind + ", by "
                + Numbers.points(worst.calibrationError()).substring(1) + " on average";
        return insight.classes().stream()
                .min(Comparator.comparingDouble(ClassShare::accuracy))
                .map(hardest -> gap + "; class " + hardest.label() + " is the hardest, "
                        + Numbers.percent(hardest.accuracy()) + " right")
                .orElse(gap);
    }

    private static String name(ExitAccuracy exit) {
        return exit.system().isEmpty() ? exit.exit() : exit.exit() + " of " + exit.system();
    }

    private static Map<String, String> exit(ExitAccuracy exit) {
        return Map.of(
                "system", exit.system(),
                "exit", exit.exit(),
                "accuracy", hundredths(exit.accuracy()),
                "confidence", hundredths(exit.confidence()),
                "calibrationError", hundredths(exit.calibrationError()));
    }

    /** Exits of the recommended design's system, by name where the study has one system, else by number. */
    private static List<String> classExits(StudyReport report, ExitInsight insight) {
        int exits = insight.classes().stream()
                .mapToInt(share -> share.leaving().size())
                .max()
                .orElse(0);
        String system = report.kneeDesign()
                .map(Design::configuration)
                .map(Configuration::system)
                .orElse("");
        List<String> names = insight.exits().stream()
                .filter(exit -> exit.system().equals(system))
                .map(ExitAccuracy::exit)
                .toList();
        return IntStream.range(0, exits)
                .mapToObj(i -> i < names.size() ? names.get(i) : "exit " + (i + 1))
                .toList();
    }

    private static Map<String, Object> row(ClassShare share) {
        return Map.of(
                "label",
                Integer.toString(share.label()),
                "samples",
                Numbers.count(share.samples()),
                "leaving",
                share.leaving().stream()
                        .map(part -> Map.of(
                                "share",
                                String.format(Locale.ROOT, "%.3f", part),
                                "text",
                                String.format(Locale.ROOT, "%.1f", part * 100)))
                        .toList(),
                "accuracy",
                hundredths(share.accuracy()));
    }

    private static String hundredths(double share) {
        return String.format(Locale.ROOT, "%.2f", share * 100);
    }
}

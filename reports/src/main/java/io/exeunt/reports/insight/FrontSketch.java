package io.exeunt.reports.insight;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.format.Scale;
import io.exeunt.reports.format.TextScatter;
import io.exeunt.reports.format.TextScatter.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The front of a study as a scatter of letters, on the axes of the page's first chart: figures on <em>fit</em>. */
public final class FrontSketch {
    private static final char DESIGN = '·';
    private static final char KNEE = '◆';
    private static final char BASELINE = '○';

    private FrontSketch() {}

    /** The front, the knee, and the baseline that the verdict speaks of; without marks where there is no front. */
    public static TextScatter of(StudyReport report) {
        Metric x = report.energyModelled() ? Metric.ENERGY : report.latencyMetric();
        List<Design> front = report.designs(Standing.FRONT);
        Optional<Baseline> baseline = report.baselines().stream().min(Comparator.comparing(Baseline::kind));
        Axes axes = Axes.of(
                x,
                Stream.concat(front.stream(), baseline.stream().map(Baseline::design))
                        .map(Design::fit)
                        .toList());
        List<Mark> marks = new ArrayList<>();
        List<String> legend = new ArrayList<>();
        front.forEach(design -> axes.add(marks, design.fit(), DESIGN));
        legend.add(DESIGN + " " + Numbers.plural(front.size(), "design") + " on the front (on fit)");
        baseline.filter(each -> !front.isEmpty()).ifPresent(each -> {
            axes.add(marks, each.design().fit(), BASELINE);
            legend.add(BASELINE + " " + each.title());
        });
        report.kneeDesign().ifPresent(knee -> {
            axes.add(marks, knee.fit(), KNEE);
            legend.add(KNEE + " knee " + knee.id());
        });
        return new TextScatter(axes.across().label(x.title()), axes.up().label(Metric.ACCURACY.title()), marks, legend);
    }

    private record Axes(Metric x, Scale across, Scale up) {
        static Axes of(Metric x, List<Figures> figures) {
            return new Axes(
                    x,
                    Scale.of(x.quantity(), figures.stream().mapToDouble(x::of)),
                    Scale.of(Metric.ACCURACY.quantity(), figures.stream().mapToDouble(Figures::accuracy)));
        }

        /** What is not modelled is left out. */
        void add(List<Mark> marks, Figures figures, char sign) {
            double at = across.apply(x.of(figures));
            if (Double.isFinite(at)) {
                marks.add(new Mark(at, up.apply(figures.accuracy()), sign));
            }
        }
    }
}

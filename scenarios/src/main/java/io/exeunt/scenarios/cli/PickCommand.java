package io.exeunt.scenarios.cli;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.FrontPick;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.run.FinishedStudy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt pick}. */
@Command(
        name = "pick",
        description = {
            "Chooses one design of a finished study's front, and says how to simulate it.",
            "Judged on the fit split; the report split's figures stand beside.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt pick runs/quickstart",
            "  exeunt pick runs/quickstart --max latency_ms=0.3 --min accuracy=0.988",
            "  exeunt pick runs/quickstart --weights error=5,energy=2,latency=1"
        })
@ExitCodes({ExitCode.INFEASIBLE, ExitCode.STORAGE})
final class PickCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "<study>", description = "Study folder that run or search has written.")
    private Path study = Path.of("");

    @Option(
            names = "--knee",
            description =
                    "The recommended design; with limits, of those that keep them the one nearest to the best of each.")
    private boolean knee;

    @Option(
            names = "--weights",
            paramLabel = "<objective>=<weight>",
            split = ",",
            description =
                    "The least weighted sum of objectives, each scaled to 0..1 over the designs within the limits.")
    private Map<String, Double> weights = new LinkedHashMap<>();

    @Option(
            names = "--max",
            paramLabel = "<figure>=<value>",
            split = ",",
            description = "Largest allowed: error, accuracy, energy_mj, latency_ms, latency_p95_ms …, macs_mmac.")
    private Map<String, Double> most = new LinkedHashMap<>();

    @Option(
            names = "--min",
            paramLabel = "<figure>=<value>",
            split = ",",
            description = "Smallest allowed, of the same figures.")
    private Map<String, Double> least = new LinkedHashMap<>();

    PickCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (knee && !weights.isEmpty()) {
            throw new InvalidInputException(
                    "--weights", "Expected either a knee or weights, given both", "leave --knee out.");
        }
        StudyReport report = FinishedStudy.in(study).report();
        FrontPick pick = pick(report);
        PickPrinter printer = new PickPrinter(report, study, context.out());
        Optional<Design> chosen = weights.isEmpty() && pick.limits().isEmpty() ? report.kneeDesign() : pick.of(report);
        if (chosen.isEmpty()) {
            printer.printNone(pick.limits());
            return ExitCode.INFEASIBLE.code();
        }
        printer.print(chosen.get(), pick.allowed(report).size());
        return ExitCode.OK.code();
    }

    private FrontPick pick(StudyReport report) {
        Map<Metric, Double> byMetric = weights(report);
        List<FrontPick.Bound> limits = limits(report);
        try {
            return new FrontPick(byMetric, limits);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--weights", String.valueOf(e.getMessage()), null, e);
        }
    }

    private Map<Metric, Double> weights(StudyReport report) {
        Map<Metric, Double> byMetric = new EnumMap<>(Metric.class);
        weights.forEach((name, weight) -> byMetric.put(objective(name, report), weight));
        return byMetric;
    }

    private static Metric objective(String name, StudyReport report) {
        return report.objectives().stream()
                .filter(metric ->
                        metric.key().equals(name) || name.equals("latency") && metric == report.latencyMetric())
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "--weights " + name,
                        "Expected an objective of the study: "
                                + String.join(
                                        ", ",
                                        report.objectives().stream()
                                                .map(Metric::key)
                                                .toList()),
                        null));
    }

    private List<FrontPick.Bound> limits(StudyReport report) {
        List<FrontPick.Bound> limits = new ArrayList<>();
        most.forEach((name, value) -> limits.add(bound("--max ", name, true, value, report)));
        least.forEach((name, value) -> limits.add(bound("--min ", name, false, value, report)));
        return limits;
    }

    private static FrontPick.Bound bound(String option, String name, boolean atMost, double value, StudyReport report) {
        PickFigure figure = PickFigure.of(name, report)
                .orElseThrow(() -> new InvalidInputException(
                        option + name, "Expected one of " + String.join(", ", PickFigure.names()), null));
        return new FrontPick.Bound(figure.metric(), atMost, value * figure.unit());
    }

    /** How many designs a study's front has. */
    static int size(StudyReport report) {
        return report.designs(Standing.FRONT).size();
    }
}

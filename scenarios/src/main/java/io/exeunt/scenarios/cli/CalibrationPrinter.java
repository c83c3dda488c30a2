package io.exeunt.scenarios.cli;

import static io.exeunt.scenarios.cli.AccuracyColumn.BIAS;
import static io.exeunt.scenarios.cli.AccuracyColumn.COUNT;
import static io.exeunt.scenarios.cli.AccuracyColumn.MEAN_ERROR;
import static io.exeunt.scenarios.cli.AccuracyColumn.WORST_ERROR;

import io.exeunt.hwmodels.calibration.FittedConstant;
import io.exeunt.hwmodels.calibration.FittedConstant.Standing;
import io.exeunt.hwmodels.calibration.RuntimeCalibration;
import io.exeunt.hwmodels.calibration.SampleGroup;
import io.exeunt.hwmodels.validation.Accuracy;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows what a calibration came to: constants, what is not determined, residuals. */
final class CalibrationPrinter {
    private static final int MOST_NETWORKS = 20;

    /** Above this mean error a fit describes little. */
    private static final double MUCH = 0.15;

    private final PrintWriter out;

    /** A runtime's measurements and what was fitted to them. */
    record Step(List<SampleGroup> groups, RuntimeCalibration result) {}

    CalibrationPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Step step) {
        out.println(step.groups().stream().map(group -> group.spec().describe()).collect(Collectors.joining(", "))
                + ": " + measurements(step.result()));
        out.println();
        constants(step.result());
        out.println();
        residuals(step);
        out.println();
    }

    private void constants(RuntimeCalibration result) {
        ConstantListing.print(
                out, result.constants(), constant -> constant.standing().remark());
        if (result.constants().size() > 1) {
            long fitted =
                    result.constants().stream().filter(FittedConstant::isFitted).count();
            out.printf(
                    Locale.ROOT,
                    "%s carry %.1f of %d constants: %d fitted, %d held%n",
                    measurements(result),
                    result.carriedConstants(),
                    result.constants().size(),
                    fitted,
                    result.constants().size() - fitted);
        }
        if (!result.settled()) {
            out.println(
                    "warning: the fit did not come to rest, these are the best constants that it met: the measurements"
                            + " contradict each other or say too little");
        }
        if (result.accuracy().meanError() > MUCH) {
            out.println("warning: these constants can't describe the measurements: mean error "
                    + Format.percent(result.accuracy().meanError()) + " on what was fitted");
        }
        warn(
                result,
                Standing.SHARED,
                "only sums are determined, for the networks have them in the same proportions, of");
    }

    private static String measurements(RuntimeCalibration result) {
        int count = result.residuals().size();
        return count + (count == 1 ? " measurement" : " measurements");
    }

    private void warn(RuntimeCalibration result, Standing standing, String what) {
        String names = result.constants().stream()
                .filter(constant -> constant.standing() == standing)
                .map(FittedConstant::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            out.println("warning: " + what + " " + names);
        }
    }

    private void residuals(Step step) {
        Map<String, List<double[]>> byNetwork = new LinkedHashMap<>();
        List<Double> residuals = step.result().residuals();
        int i = 0;
        for (SampleGroup group : step.groups()) {
            for (RuntimeCalibration.Sample sample : group.samples()) {
                byNetwork
                        .computeIfAbsent(sample.network().name(), name -> new ArrayList<>())
                        .add(new double[] {sample.seconds() * (1 + residuals.get(i++)), sample.seconds()});
            }
        }
        AccuracyListing table = new AccuracyListing("residuals", List.of(COUNT, MEAN_ERROR, BIAS, WORST_ERROR))
                .row("all", step.result().accuracy());
        if (byNetwork.size() > 1 && byNetwork.size() <= MOST_NETWORKS) {
            byNetwork.forEach((network, pairs) -> table.row(network, accuracy(pairs)));
        }
        table.print(out);
    }

    private static Accuracy accuracy(List<double[]> pairs) {
        return Accuracy.of(
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    }
}

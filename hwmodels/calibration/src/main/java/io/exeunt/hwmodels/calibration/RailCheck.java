package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.validation.Accuracy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rail laws fitted to some clocks of each workload, and what they predict for the others.
 *
 * @param predictions one per sweep, in the file's order
 */
public record RailCheck(List<Prediction> predictions) {
    /**
     * One sweep.
     *
     * @param sweep what was measured
     * @param law fitted to some of its clocks
     * @param held the others
     */
    public record Prediction(RailSweep sweep, RailLaw law, List<RailPoint> held) {
        public Prediction {
            held = List.copyOf(held);
        }

        /** What the law says of one of the points, in W. */
        public double predictedW(RailPoint point) {
            return law.powerW(point.freqHz(), point.voltage());
        }

        /** On what was not fitted; at least one point. */
        public Accuracy accuracy() {
            return Accuracy.of(
                    held.stream().mapToDouble(this::predictedW).toArray(),
                    held.stream().mapToDouble(RailPoint::powerW).toArray());
        }
    }

    /** Where the constants of the board come from. */
    public enum BoardSource {
        /** From the fitted clocks of all workloads of the run. */
        FITTED,
        /** The same with a profile from the full sweeps of the other workloads. */
        OTHERS
    }

    public RailCheck {
        predictions = List.copyOf(predictions);
    }

    /**
     * Board constants from the sweeps themselves, never from a clock that is predicted: of the clocks that are fitted, and for a profile
     * of the other workloads.
     *
     * @param sweeps of one rail
     */
    public static RailCheck of(List<RailSweep> sweeps, FittedClocks clocks, BoardSource source) {
        Map<String, RailBoard> boards = new LinkedHashMap<>();
        byRun(sweeps)
                .forEach((run, all) -> boards.put(
                        run,
                        RailBoard.fit(all.stream()
                                .map(sweep -> clocks.of(sweep.points()))
                                .toList())));
        List<Prediction> predictions = new ArrayList<>();
        for (RailSweep sweep : sweeps) {
            RailBoard board =
                    boards.getOrDefault(sweep.run(), boards.values().iterator().next());
            predictions.add(predict(
                    sweep, clocks, source == BoardSource.OTHERS ? board.withProfile(others(sweeps, sweep)) : board));
        }
        return new RailCheck(predictions);
    }

    /** Board constants that are known already. */
    public static RailCheck of(List<RailSweep> sweeps, FittedClocks clocks, RailBoard board) {
        return new RailCheck(
                sweeps.stream().map(sweep -> predict(sweep, clocks, board)).toList());
    }

    private static Prediction predict(RailSweep sweep, FittedClocks clocks, RailBoard board) {
        List<RailPoint> fitted = clocks.of(sweep.points());
        List<RailPoint> held =
                sweep.points().stream().filter(point -> !fitted.contains(point)).toList();
        if (held.isEmpty()) {
            throw new InvalidInputException(
                    sweep.benchmark().isBlank() ? "the benchmark" : "benchmark " + sweep.benchmark(),
                    "expected more clocks than are fitted (" + clocks.label() + "), given "
                            + sweep.points().size(),
                    "measure it at more clocks");
        }
        return new Prediction(sweep, board.law(fitted), held);
    }

    private static Collection<List<RailPoint>> others(List<RailSweep> sweeps, RailSweep left) {
        List<List<RailPoint>> others = sweeps.stream()
                .filter(other -> !other.benchmark().equals(left.benchmark()))
                .map(RailSweep::points)
                .toList();
        if (others.isEmpty()) {
            throw new InvalidInputException(
                    "rail profile", "expected at least one other benchmark, given none", "leave the profile out");
        }
        return others;
    }

    private static Map<String, List<RailSweep>> byRun(List<RailSweep> sweeps) {
        return sweeps.stream().collect(Collectors.groupingBy(RailSweep::run, LinkedHashMap::new, Collectors.toList()));
    }

    /** All predicted points together. */
    public Accuracy overall() {
        return Accuracy.of(
                predictions.stream()
                        .flatMapToDouble(each -> each.held().stream().mapToDouble(each::predictedW))
                        .toArray(),
                predictions.stream()
                        .flatMapToDouble(each -> each.held().stream().mapToDouble(RailPoint::powerW))
                        .toArray());
    }
}

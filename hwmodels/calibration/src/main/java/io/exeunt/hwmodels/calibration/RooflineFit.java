package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.PredictionSpread;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.validation.Accuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fits the constants of a roofline runtime. The file's values are priors of a spread of 25 to 60 %, so a constant that the measurements say
 * nothing about keeps its value, its kind and its source; so do those that are told least about, where more would move than there are
 * different measurements.
 */
final class RooflineFit {
    private static final double NOISE = 0.02;
    private static final double MOST_PER_NETWORK = 3;

    /** Networks from which on they tell how far another may lie off. */
    private static final int LEAST_NETWORKS = 4;

    private final FitTarget target;
    private final RooflineRuntime before;
    private final List<RuntimeConstants> known;
    private final double[] start;
    private final int[] free;

    private RooflineFit(FitTarget target, RooflineRuntime before, int[] free) {
        this.target = target;
        this.before = before;
        this.known = RuntimeConstants.in(before);
        this.start = RuntimeConstants.of(before);
        this.free = free;
    }

    /**
     * Fits.
     *
     * @param only names of the constants that may move; empty for all
     */
    static RuntimeCalibration fit(FitTarget target, Set<String> only) {
        if (!(target.before() instanceof RooflineRuntime roofline)) {
            throw new IllegalArgumentException(
                    "Expected a roofline runtime, given " + target.before().id());
        }
        String what = "calibration of " + target.device().id();
        int[] free = free(roofline, only);
        int most = target.distinct();
        RelativeFit.requireEnough(what, only.size(), most);
        RuntimeCalibration fitted = new RooflineFit(target, roofline, free).fit();
        for (int[] moved = moved(fitted); moved.length > most; moved = moved(fitted)) {
            fitted = new RooflineFit(target, roofline, bestCarried(fitted, most)).fit();
        }
        return fitted;
    }

    /** Constants that did not keep their values, rising. */
    private static int[] moved(RuntimeCalibration fitted) {
        return IntStream.range(0, fitted.constants().size())
                .filter(k -> fitted.constants().get(k).isFitted())
                .toArray();
    }

    /** Those of which the measurements carry most, rising. */
    private static int[] bestCarried(RuntimeCalibration fitted, int most) {
        return Arrays.stream(moved(fitted))
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer k) -> -fitted.constants().get(k).carried()))
                .limit(most)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] free(RooflineRuntime before, Set<String> only) {
        List<String> known = RuntimeConstants.in(before).stream()
                .map(RuntimeConstants::label)
                .toList();
        for (String name : only) {
            if (!known.contains(name)) {
                throw new InvalidInputException(
                        "constant '" + name + "'",
                        "expected one of " + String.join(", ", known),
                        Suggestion.hint(name, known).orElse(null));
            }
        }
        return IntStream.range(0, known.size())
                .filter(k -> only.isEmpty() || only.contains(known.get(k)))
                .toArray();
    }

    private RuntimeCalibration fit() {
        List<DistinctWork> works = target.groups().stream()
                .map(group -> DistinctWork.of(group.samples()))
                .toList();
        List<PositiveFit.Prior> priors = Arrays.stream(free)
                .mapToObj(k -> new PositiveFit.Prior(start[k], known.get(k).spread()))
                .toList();
        PositiveFit.Result result =
                PositiveFit.fit(moved -> seconds(works, trial(moved)), target.measured(), priors, NOISE, importance());
        List<FittedConstant> constants = constants(result);
        double spread = spread(result, priors);
        Accuracy accuracy = target.finish(device(constants, spread, "being fitted"), constants)
                .accuracy();
        String quality = target.quality(accuracy) + (result.settled() ? "" : "; the fit did not come to rest");
        return target.finish(device(constants, spread, quality), constants, result.settled());
    }

    /**
     * What the model gets wrong about a network it gets wrong at all clocks alike, so many clocks of one network count no more than a few
     * measurements: a network against clocks has three constants of its own ({@link ClockLaw}).
     */
    private double[] importance() {
        Map<String, Long> counts = target.samples().stream()
                .collect(Collectors.groupingBy(sample -> sample.network().name(), Collectors.counting()));
        return target.samples().stream()
                .mapToDouble(sample -> Math.min(
                        1,
                        MOST_PER_NETWORK / counts.getOrDefault(sample.network().name(), 1L)))
                .toArray();
    }

    private double[] seconds(List<DistinctWork> works, Device device) {
        return IntStream.range(0, works.size())
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(works.get(i)
                        .seconds(Platforms.of(device, target.groups().get(i).spec()))))
                .toArray();
    }

    private Device trial(double[] moved) {
        double[] all = start.clone();
        for (int i = 0; i < free.length; i++) {
            all[free[i]] = moved[i];
        }
        return target.with(RuntimeConstants.with(before, all, new double[0], target.source()));
    }

    private List<FittedConstant> constants(PositiveFit.Result result) {
        List<FittedConstant> constants = new ArrayList<>();
        for (int k = 0; k < start.length; k++) {
            int index = Arrays.binarySearch(free, k);
            constants.add(index < 0 ? kept(k) : constant(k, result.constants()[index], result.relativeErrors()[index]));
        }
        return constants;
    }

    private FittedConstant constant(int k, double value, double relativeError) {
        double ratio = relativeError / known.get(k).spread();
        double carried = Math.max(0, 1 - ratio * ratio);
        RuntimeConstants constant = known.get(k);
        FittedConstant moved =
                new FittedConstant(constant.label(), start[k], constant.within(value), relativeError, carried);
        return moved.isFitted() ? moved : kept(k);
    }

    private FittedConstant kept(int k) {
        return new FittedConstant(known.get(k).label(), start[k], start[k], Double.NaN, 0);
    }

    /** Of networks that are left out in turn; NaN from too few of them. */
    private double spread(PositiveFit.Result result, List<PositiveFit.Prior> priors) {
        long networks = target.samples().stream()
                .map(sample -> sample.network().name())
                .distinct()
                .count();
        if (networks < LEAST_NETWORKS) {
            return Double.NaN;
        }
        double[] weights =
                Arrays.stream(importance()).map(each -> each / (NOISE * NOISE)).toArray();
        double[] left = LeftOut.residuals(
                result.derivatives(),
                Arrays.stream(result.residuals()).map(each -> -Math.log1p(each)).toArray(),
                weights,
                priors.stream()
                        .mapToDouble(prior -> 1 / (prior.logSigma() * prior.logSigma()))
                        .toArray(),
                target.samples().stream().map(sample -> sample.network().name()).toList());
        return left.length == 0 ? Double.NaN : LeftOut.spread(left);
    }

    private Device device(List<FittedConstant> constants, double spread, String quality) {
        double[] values = constants.stream().mapToDouble(FittedConstant::after).toArray();
        double[] errors =
                constants.stream().mapToDouble(FittedConstant::relativeError).toArray();
        return target.with(RuntimeConstants.with(before, values, errors, target.source())
                .fitted(quality, target.precisions(), target.source())
                .withSpread(
                        Double.isNaN(spread)
                                ? null
                                : new PredictionSpread(LeftOut.quantity(spread, target.source()), null)));
    }
}

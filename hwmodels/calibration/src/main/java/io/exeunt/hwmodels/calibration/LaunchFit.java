package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.device.PowerProfile.Activity;
import io.exeunt.hwmodels.device.PowerProfile.UnitPower;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of full switching goes on while no operator computes: a share for each runtime, by least squares on relative errors with
 * Huber's weights. As small networks are mostly waited for, what the host does meanwhile decides over the share; so the host's power and
 * the activity at work are fitted along, for the board and meter of these measurements alone, and are not kept. Every other constant of
 * the power model keeps its value, and what it accounts for is taken off first.
 *
 * <p>Measurements of one network share what the model gets wrong about it, so the standard error is that of the jackknife over
 * networks: √((n − 1)/n · Σ (share without network i − their mean)²) (Efron and Tibshirani, An Introduction to the Bootstrap, ch. 11).
 *
 * @param shares one per runtime, in the order of the measurements
 */
record LaunchFit(List<Share> shares) {
    /** Least part of the power that full switching while waiting would make up, for measurements to say anything about it. */
    private static final double LEAST_PART = 0.02;

    private static final String KEY = "at_launch";

    /**
     * One runtime's.
     *
     * @param runtime id
     * @param before its activities in the device file
     * @param value in [0, 1]
     * @param work activity at work that these measurements show, for their board and meter alone
     * @param hostW power of the host beyond its idle power that they show, likewise
     * @param error standard error of the value; NaN from a single network
     */
    record Share(String runtime, Activity before, double value, double work, double hostW, double error) {}

    static LaunchFit of(PowerTerms terms, List<PowerSample> samples) {
        List<Share> shares = samples.stream()
                .map(sample -> sample.spec().runtime())
                .distinct()
                .map(runtime -> share(terms, runtime, of(runtime, samples)))
                .toList();
        return new LaunchFit(shares);
    }

    private static String network(PowerSample sample) {
        return sample.network().name();
    }

    /** Activity at launch and at work, and the host's power in W beyond its idle power, [3]. */
    private static double[] solve(PowerTerms terms, Activity before, List<PowerSample> samples) {
        double[][] rows = new double[samples.size()][];
        double[] rights = new double[samples.size()];
        for (int i = 0; i < rows.length; i++) {
            PowerSample sample = samples.get(i);
            double measuredW = terms.measuredW(sample);
            double waitingW = terms.waitingW(sample);
            double workingW = terms.workingW(sample);
            double elseW = terms.predictedW(sample, terms.constants())
                    - before.atLaunch().value() * waitingW
                    - before.atWork().value() * workingW
                    - terms.hostW(sample);
            rows[i] = new double[] {waitingW / measuredW, workingW / measuredW, 1 / measuredW};
            rights[i] = 1 - elseW / measuredW;
        }
        double[] solved = PowerFit.robust(rows, rights);
        solved[0] = Math.min(1, solved[0]);
        return solved;
    }

    private static List<PowerSample> of(String runtime, List<PowerSample> samples) {
        return samples.stream()
                .filter(sample -> sample.spec().runtime().equals(runtime))
                .toList();
    }

    private static Share share(PowerTerms terms, String runtime, List<PowerSample> samples) {
        boolean tells =
                samples.stream().anyMatch(sample -> terms.waitingW(sample) > LEAST_PART * terms.measuredW(sample));
        if (!tells) {
            throw new InvalidInputException(
                    "launch power under " + runtime,
                    "these measurements say nothing about it: the unit hardly ever waits in them",
                    "measure small networks at high clocks");
        }
        Activity before = terms.activity(runtime);
        double[] solved = solve(terms, before, samples);
        return new Share(runtime, before, solved[0], solved[1], solved[2], jackknife(terms, before, samples));
    }

    private static double jackknife(PowerTerms terms, Activity before, List<PowerSample> samples) {
        double[] without = samples.stream()
                .map(LaunchFit::network)
                .distinct()
                .map(name -> samples.stream()
                        .filter(sample -> !network(sample).equals(name))
                        .toList())
                .filter(rest -> !rest.isEmpty())
                .mapToDouble(rest -> solve(terms, before, rest)[0])
                .toArray();
        if (without.length < 2) {
            return Double.NaN;
        }
        double mean = Arrays.stream(without).average().orElseThrow();
        double squares = Arrays.stream(without)
                .map(each -> (each - mean) * (each - mean))
                .sum();
        return Math.sqrt(squares * (without.length - 1) / without.length);
    }

    /** For the table of constants. */
    List<FittedConstant> constants() {
        return shares.stream()
                .flatMap(share -> Stream.of(
                        new FittedConstant(
                                KEY + " (" + share.runtime() + ")",
                                share.before().atLaunch().value(),
                                share.value(),
                                share.error() / share.value(),
                                1),
                        new FittedConstant(
                                "at_work (seen here)", share.before().atWork().value(), share.work(), Double.NaN, 1),
                        new FittedConstant("host (W, seen here)", Double.NaN, share.hostW(), Double.NaN, 1)))
                .toList();
    }

    /**
     * The profile with these shares.
     *
     * @param spread of powers about it; null to keep what was known
     */
    PowerProfile applied(PowerProfile profile, String unitId, String source, @Nullable Quantity spread) {
        List<UnitPower> units = new ArrayList<>();
        for (UnitPower unit : profile.units()) {
            units.add(unit.unit().equals(unitId) ? applied(unit, source, spread) : unit);
        }
        return new PowerProfile(profile.baseW(), profile.inputPerRail(), profile.memory(), units);
    }

    private UnitPower applied(UnitPower unit, String source, @Nullable Quantity spread) {
        Stream<Activity> others = unit.activities().stream().filter(each -> shares.stream()
                .noneMatch(share -> share.runtime().equals(each.runtime())));
        Stream<Activity> fitted = shares.stream()
                .map(share -> new Activity(
                        share.runtime(),
                        share.before().atWork(),
                        new Quantity(
                                share.value(),
                                Provenance.Kind.FITTED,
                                source,
                                Double.isNaN(share.error()) ? null : share.error())));
        return new UnitPower(
                unit.unit(),
                unit.dynamicMwPerMhzV2(),
                unit.leakageMwPerV2(),
                unit.referenceC(),
                unit.leakageActivationK(),
                unit.hostActiveW(),
                unit.hostIdleW(),
                Stream.concat(others, fitted).toList(),
                spread == null ? unit.spread() : spread);
    }
}

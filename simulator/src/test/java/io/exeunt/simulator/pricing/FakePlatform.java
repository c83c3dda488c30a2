package io.exeunt.simulator.pricing;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.StageCost;
import io.exeunt.hwmodels.cost.SwitchCost;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Platforms whose figures can be worked out by hand, or are drawn at random. */
public final class FakePlatform implements Platform {
    private final StateSpace states;
    private final Pricing pricing;
    private final Switching switching;
    private final boolean energyModelled;
    private final IntToDoubleFunction idleW;
    private final IntFunction<Optional<StageCost>> stages;

    /** What work costs. */
    public interface Pricing {
        WorkCost price(long macs, int state);
    }

    /** What changes cost. */
    public interface Switching {
        SwitchCost of(int from, int to);
    }

    private FakePlatform(StateSpace states, Pricing pricing, Switching switching, boolean energyModelled) {
        this(states, pricing, switching, energyModelled, state -> 1);
    }

    private FakePlatform(
            StateSpace states,
            Pricing pricing,
            Switching switching,
            boolean energyModelled,
            IntToDoubleFunction idleW) {
        this(states, pricing, switching, energyModelled, idleW, state -> Optional.empty());
    }

    private FakePlatform(
            StateSpace states,
            Pricing pricing,
            Switching switching,
            boolean energyModelled,
            IntToDoubleFunction idleW,
            IntFunction<Optional<StageCost>> stages) {
        this.stages = stages;
        this.idleW = idleW;
        this.states = states;
        this.pricing = pricing;
        this.switching = switching;
        this.energyModelled = energyModelled;
    }

    /**
     * One domain at 1, 2 and 4 Hz: a MAC takes one cycle and costs clock² J dynamic, 0.5 J DRAM; leakage is 1 W and base 2 W; a
     * switch takes 0.25 s and costs 3 J.
     */
    public static FakePlatform simple() {
        StateSpace space = new StateSpace(List.of(domain("core", 0.25, 1, 2, 4)));
        Pricing pricing = (macs, state) -> {
            double freqHz = space.opp(state, 0).freqHz();
            double seconds = macs / freqHz;
            Energy energy = new Energy(macs * freqHz * freqHz, seconds, 0.5 * macs, 2 * seconds, 0);
            return new WorkCost(seconds, seconds, 0, 0, 4.0 * macs, energy);
        };
        return new FakePlatform(space, pricing, (from, to) -> new SwitchCost(0.25, new Energy(0, 0, 0, 0, 3)), true);
    }

    /** As {@link #simple()}, but nobody knows the power. */
    public static FakePlatform withoutPower() {
        FakePlatform simple = simple();
        Pricing pricing = (macs, state) -> {
            WorkCost cost = simple.pricing.price(macs, state);
            return new WorkCost(cost.seconds(), cost.computeS(), 0, 0, cost.bytes(), Energy.NOT_MODELLED);
        };
        return new FakePlatform(simple.states, pricing, (from, to) -> new SwitchCost(0.25, Energy.NOT_MODELLED), false);
    }

    /** As {@link #simple()}, but a switch stands still for {@code standstillS} s only and holds after {@code effectiveS} s. */
    public static FakePlatform late(double standstillS, double effectiveS) {
        FakePlatform simple = simple();
        return new FakePlatform(
                simple.states,
                simple.pricing,
                (from, to) -> new SwitchCost(standstillS, effectiveS, new Energy(0, 0, 0, 0, 3)),
                true);
    }

    /** Two domains; every cost is drawn at random, switches up to {@code switchScale} times as dear as work. */
    public static FakePlatform random(long seed, int opps0, int opps1, double switchScale) {
        return random(seed, opps0, opps1, switchScale, 0);
    }

    /** As above, and new clocks hold up to {@code lateScale} s after work goes on. */
    public static FakePlatform random(long seed, int opps0, int opps1, double switchScale, double lateScale) {
        StateSpace space = new StateSpace(List.of(domain("gpu", 0, steps(opps0)), domain("emc", 0, steps(opps1))));
        Pricing pricing = (macs, state) -> {
            SplittableRandom random = new SplittableRandom(seed ^ macs * 7919 ^ state * 104729L);
            double seconds = random.nextDouble(0.1, 1);
            Energy energy =
                    new Energy(random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble(), 0);
            return new WorkCost(seconds, seconds, seconds / 2, 0, macs, energy);
        };
        Switching switching = (from, to) -> {
            SplittableRandom random = new SplittableRandom(~seed ^ from * 7919L ^ to * 104729L);
            double standstillS = random.nextDouble() * switchScale;
            Energy energy = new Energy(0, 0, 0, 0, 2 * random.nextDouble() * switchScale);
            return new SwitchCost(standstillS, standstillS + random.nextDouble() * lateScale, energy);
        };
        IntFunction<Optional<StageCost>> stages = state -> seed % 2 == 0
                ? Optional.empty()
                : Optional.of(new StageCost(pricing.price(-1, state), pricing.price(-2, state)));
        return new FakePlatform(
                space,
                pricing,
                switching,
                true,
                state -> new SplittableRandom(seed + 31L * state).nextDouble(0.1, 1),
                stages);
    }

    /** The same platform; beginning a stage is as dear as so many MACs, a decision as so many others. */
    public FakePlatform staged(long cutMacs, long syncMacs) {
        return new FakePlatform(
                states,
                pricing,
                switching,
                energyModelled,
                idleW,
                state -> Optional.of(new StageCost(pricing.price(cutMacs, state), pricing.price(syncMacs, state))));
    }

    /** The same platform with other times of a change; its standstill costs 1 W. */
    public FakePlatform switchingIn(double standstillS, double effectiveS) {
        SwitchCost cost = new SwitchCost(standstillS, effectiveS, new Energy(0, 0, 0, 0, standstillS));
        return new FakePlatform(states, pricing, (from, to) -> cost, energyModelled, idleW, stages);
    }

    /** A network whose segments and heads have so many MACs. */
    public static EarlyExitNetwork network(int[] segmentMacs, int[] headMacs) {
        return new EarlyExitNetwork(
                "fake",
                IntStream.range(0, segmentMacs.length)
                        .mapToObj(k -> segment("segment " + k, segmentMacs[k]))
                        .toList(),
                IntStream.range(0, headMacs.length)
                        .mapToObj(k -> segment("head " + k, headMacs[k]))
                        .toList());
    }

    private static Segment segment(String name, int macs) {
        return new Segment(name, macs == 0 ? List.of() : List.of(new Linear(name, macs, 1, 1, false)));
    }

    private static double[] steps(int count) {
        return IntStream.rangeClosed(1, count).mapToDouble(i -> i).toArray();
    }

    private static DvfsDomain domain(String id, double transitionS, double... freqHz) {
        List<OperatingPoint> points = IntStream.range(0, freqHz.length)
                .mapToObj(i -> new OperatingPoint(freqHz[i], i + 1.0))
                .toList();
        return new DvfsDomain(id, new OppTable(VoltageScale.RELATIVE, points), transitionS);
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public StateSpace states() {
        return states;
    }

    @Override
    public boolean energyModelled() {
        return energyModelled;
    }

    @Override
    public WorkCost price(List<? extends Operator> operators, int state) {
        return pricing.price(operators.stream().mapToLong(Operator::macs).sum(), state);
    }

    @Override
    public SwitchCost transition(int fromState, int toState) {
        return fromState == toState ? SwitchCost.NONE : switching.of(fromState, toState);
    }

    @Override
    public Optional<StageCost> stages(int state) {
        return stages.apply(state);
    }

    @Override
    public double idlePowerW(int state) {
        return energyModelled ? idleW.applyAsDouble(state) : Double.NaN;
    }

    /**
     * A network and a platform of one to three domains, drawn at random.
     *
     * @param exits number
     * @param clocks at most, per domain
     * @param mostSwitching bound of the times of switching, in s
     */
    public static CostTables randomTables(
            SplittableRandom random, long seed, int exits, int clocks, double mostSwitching) {
        EarlyExitNetwork network = network(
                random.ints(exits, 1, 1000).toArray(),
                random.ints(exits, 1, 1000).toArray());
        return CostTables.of(
                network,
                random(
                        seed,
                        random.nextInt(1, 4),
                        random.nextInt(1, clocks + 1),
                        random.nextDouble(mostSwitching),
                        random.nextInt(2) * random.nextDouble(3)));
    }
}

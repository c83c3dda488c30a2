package io.exeunt.simulator.pricing;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.StageCost;
import io.exeunt.hwmodels.cost.StateCosts;
import io.exeunt.hwmodels.cost.SwitchCost;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.simulator.network.EarlyExitNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What every backbone segment and every exit head of a network costs in every operating state of a platform, and what each change of
 * state costs; computed once, then read by index. Immutable; may be shared between threads.
 *
 * <p>A table row is a segment (row k), a head (row exits + k), going on with the next stage (row 2 · exits) or the host's decision on a head
 * (row 2 · exits + 1); a cell is row × states + state. Where the platform does not know the last two, they are 0. What an inference costs
 * beside its operators is part of the first segment.
 */
public final class CostTables {
    /** Largest number of states for which the table of all state changes is still small (128 MB). */
    public static final int MAX_STATES = 2048;

    private final EarlyExitNetwork network;
    private final Platform platform;
    private final int exits;
    private final int states;
    private final WorkCost[] costs;
    private final double[] seconds;
    private final double[] joules;
    private final double[] switchS;
    private final double[] switchJ;
    private final double[] lateS;
    private final double[] idleW;
    private final boolean punctual;
    private final boolean stagesModelled;
    private final boolean perInferenceModelled;
    private final WorkCost[] perInference;
    private final double leastSwitchS;
    private final double leastSwitchJ;
    private final SwitchCost[] switches;

    private CostTables(EarlyExitNetwork network, Platform platform, int[] visited) {
        this.network = network;
        this.platform = platform;
        this.exits = network.exits();
        this.states =
                Check.inRange("states of " + platform.id(), platform.states().size(), 1, MAX_STATES);
        this.costs = new WorkCost[(2 * exits + 2) * states];
        this.seconds = new double[costs.length];
        this.joules = new double[costs.length];
        this.switchS = new double[states * states];
        this.switchJ = new double[states * states];
        this.switches = new SwitchCost[states * states];
        this.lateS = new double[states * states];
        this.idleW =
                IntStream.range(0, states).mapToDouble(platform::idlePowerW).toArray();
        perInferenceModelled = platform.perInference(0).isPresent();
        perInference = IntStream.range(0, states)
                .mapToObj(state -> platform.perInference(state).orElse(WorkCost.ZERO))
                .toArray(WorkCost[]::new);
        for (int k = 0; k < exits; k++) {
            fillRow(k, network.segments().get(k).operators());
            fillRow(exits + k, network.branches().get(k).operators());
        }
        stagesModelled = platform.stages(0).isPresent();
        for (int state = 0; state < states; state++) {
            StageCost stages = platform.stages(state).orElse(StageCost.NONE);
            fill(cutRow(), state, stages.cut());
            fill(syncRow(), state, stages.sync());
        }
        fillSwitches(visited);
        punctual = DoubleStream.of(lateS).allMatch(late -> late == 0);
        leastSwitchS = leastChange(switchS);
        leastSwitchJ = leastChange(switchJ);
    }

    /** Prices a network on a platform. */
    public static CostTables of(EarlyExitNetwork network, Platform platform) {
        int states =
                Check.inRange("states of " + platform.id(), platform.states().size(), 1, MAX_STATES);
        return new CostTables(network, platform, IntStream.range(0, states).toArray());
    }

    /**
     * Prices a network on a platform for designs that visit but a few states, which is quicker where there are many.
     *
     * @param visited states that can be gone from and to; changes of all others are NaN or null
     */
    public static CostTables of(EarlyExitNetwork network, Platform platform, Set<Integer> visited) {
        return new CostTables(
                network, platform, visited.stream().mapToInt(Integer::intValue).toArray());
    }

    private void fillRow(int row, List<Operator> operators) {
        StateCosts priced = operators.isEmpty() ? null : platform.priceAll(operators);
        for (int state = 0; state < states; state++) {
            WorkCost work = priced == null ? WorkCost.ZERO : priced.get(state);
            fill(row, state, row == 0 ? work.plus(perInference[state]) : work);
        }
    }

    private void fill(int row, int state, WorkCost cost) {
        int cell = row * states + state;
        costs[cell] = cost;
        seconds[cell] = Check.nonNegative("seconds of row " + row + " in state " + state, cost.seconds());
        joules[cell] = cost.energy().totalJ();
    }

    int cutRow() {
        return 2 * exits;
    }

    int syncRow() {
        return 2 * exits + 1;
    }

    private double leastChange(double[] costs) {
        return IntStream.range(0, costs.length)
                .filter(cell -> cell / states != cell % states)
                .mapToDouble(cell -> costs[cell])
                .min()
                .orElse(0);
    }

    private void fillSwitches(int[] visited) {
        if (visited.length < states) {
            Arrays.fill(switchS, Double.NaN);
            Arrays.fill(switchJ, Double.NaN);
        }
        for (int from : visited) {
            for (int to : visited) {
                SwitchCost cost = from == to ? SwitchCost.NONE : platform.transition(from, to);
                int cell = from * states + to;
                switches[cell] = cost;
                switchS[cell] = cost.standstillS();
                switchJ[cell] = cost.energy().totalJ();
                lateS[cell] = cost.lateS();
            }
        }
    }

    /** The network that was priced. */
    public EarlyExitNetwork network() {
        return network;
    }

    /** The platform it was priced on. */
    public Platform platform() {
        return platform;
    }

    /**
     * Insists on energies.
     *
     * @throws IllegalArgumentException if they are not modelled
     */
    public void requireEnergy() {
        Check.require(platform.energyModelled(), "energy of " + platform.id(), "modelled", "no power data");
    }

    /** Number of exits, and of backbone segments. */
    public int exits() {
        return exits;
    }

    /** Number of operating states. */
    public int states() {
        return states;
    }

    /** Time in s of a row: segment k, or exits + k for the head of exit k. */
    double rowS(int row, int state) {
        return seconds[row * states + state];
    }

    /** Energy in J of a row. */
    double rowJ(int row, int state) {
        return joules[row * states + state];
    }

    /** Time of backbone segment k in s. */
    public double segmentS(int segment, int state) {
        return seconds[segment * states + state];
    }

    /** Energy of backbone segment k in J; NaN where not modelled. */
    public double segmentJ(int segment, int state) {
        return joules[segment * states + state];
    }

    /** Time of the head of exit k in s. */
    public double headS(int exit, int state) {
        return seconds[(exits + exit) * states + state];
    }

    /** Energy of the head of exit k in J; NaN where not modelled. */
    public double headJ(int exit, int state) {
        return joules[(exits + exit) * states + state];
    }

    /** Whether the platform knows what leaving early costs beside segments and heads; if not, that is charged as 0. */
    public boolean stagesModelled() {
        return stagesModelled;
    }

    /** Whether the platform knows what an inference costs beside its operators; if not, that is charged as 0. */
    public boolean perInferenceModelled() {
        return perInferenceModelled;
    }

    /** What an inference costs beside its operators, which is part of its first segment. */
    public WorkCost perInference(int state) {
        return perInference[state];
    }

    /** Time in s of going on with the next stage after a head was asked. */
    public double cutS(int state) {
        return rowS(cutRow(), state);
    }

    /** Energy of that in J; NaN where not modelled. */
    public double cutJ(int state) {
        return rowJ(cutRow(), state);
    }

    /** Time in s until the host has decided on what the head of exit k said; none at the last exit, whose answer ends it anyway. */
    public double syncS(int exit, int state) {
        return exit == exits - 1 ? 0 : rowS(syncRow(), state);
    }

    /** Energy of that in J; NaN where not modelled. */
    public double syncJ(int exit, int state) {
        return exit == exits - 1 ? 0 : rowJ(syncRow(), state);
    }

    /** Everything about going on with the next stage in one state. */
    public WorkCost cut(int state) {
        return costs[cutRow() * states + state];
    }

    /** Everything about the host's decision in one state. */
    public WorkCost sync(int state) {
        return costs[syncRow() * states + state];
    }

    /** Time in s for which work stands still between two states. */
    public double switchS(int from, int to) {
        return switchS[from * states + to];
    }

    /** The shortest standstill of any change of state in s; 0 where there is but one state. */
    public double leastSwitchS() {
        return leastSwitchS;
    }

    /** The least energy in J of any standstill; NaN where not modelled. */
    public double leastSwitchJ() {
        return leastSwitchJ;
    }

    /** Time in s after the standstill for which work goes on in the old state; +∞ for ever. */
    public double lateS(int from, int to) {
        return lateS[from * states + to];
    }

    /** Whether every new state holds as soon as work goes on. */
    public boolean punctual() {
        return punctual;
    }

    /** Power in W of the idle device; NaN where not modelled. */
    public double idleW(int state) {
        return idleW[state];
    }

    /** Energy in J of the standstill between two states; NaN where not modelled. */
    public double switchJ(int from, int to) {
        return switchJ[from * states + to];
    }

    /** Energy by component of going from one state to another. */
    public Energy switchEnergy(int from, int to) {
        return switches[from * states + to].energy();
    }

    /** Everything about backbone segment k in one state. */
    public WorkCost segment(int segment, int state) {
        return costs[segment * states + state];
    }

    /** Everything about the head of exit k in one state. */
    public WorkCost head(int exit, int state) {
        return costs[(exits + exit) * states + state];
    }

    /** Energy by component of backbone segment k. */
    public Energy segmentEnergy(int segment, int state) {
        return segment(segment, state).energy();
    }

    /** Memory traffic of backbone segment k in bytes. */
    public double segmentBytes(int segment, int state) {
        return segment(segment, state).bytes();
    }

    /** What backbone segment k waits for. */
    public Bound segmentBound(int segment, int state) {
        return segment(segment, state).bound();
    }
}

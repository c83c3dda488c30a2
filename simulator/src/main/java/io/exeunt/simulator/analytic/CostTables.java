package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.StateCosts;
import io.exeunt.hwmodels.cost.SwitchCost;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.ExitCosts;
import java.util.List;

/**
 * What every backbone segment and every exit head of a network costs in every operating state of a platform, and what each change of
 * state costs; computed once, then read by index. Immutable; may be shared between threads.
 *
 * <p>A table row is a segment (row k) or a head (row exits + k); a cell is row × states + state.
 */
public final class CostTables {
    /** Largest number of states for which the table of all state changes is still small (128 MB). */
    public static final int MAX_STATES = 2048;

    private static final double MMAC = 1e6;

    private final EarlyExitNetwork network;
    private final Platform platform;
    private final int exits;
    private final int states;
    private final WorkCost[] costs;
    private final double[] seconds;
    private final double[] joules;
    private final double[] switchS;
    private final double[] switchJ;
    private final SwitchCost[] switches;

    private CostTables(EarlyExitNetwork network, Platform platform) {
        this.network = network;
        this.platform = platform;
        this.exits = network.exits();
        this.states =
                Check.inRange("states of " + platform.id(), platform.states().size(), 1, MAX_STATES);
        this.costs = new WorkCost[2 * exits * states];
        this.seconds = new double[costs.length];
        this.joules = new double[costs.length];
        this.switchS = new double[states * states];
        this.switchJ = new double[states * states];
        this.switches = new SwitchCost[states * states];
        for (int k = 0; k < exits; k++) {
            fillRow(k, network.segments().get(k).operators());
            fillRow(exits + k, network.branches().get(k).operators());
        }
        fillSwitches();
    }

    /** Prices a network on a platform. */
    public static CostTables of(EarlyExitNetwork network, Platform platform) {
        return new CostTables(network, platform);
    }

    private void fillRow(int row, List<Operator> operators) {
        StateCosts priced = operators.isEmpty() ? null : platform.priceAll(operators);
        for (int state = 0; state < states; state++) {
            WorkCost cost = priced == null ? WorkCost.ZERO : priced.get(state);
            int cell = row * states + state;
            costs[cell] = cost;
            seconds[cell] = Check.nonNegative("seconds of row " + row + " in state " + state, cost.seconds());
            joules[cell] = cost.energy().totalJ();
        }
    }

    private void fillSwitches() {
        for (int from = 0; from < states; from++) {
            for (int to = 0; to < states; to++) {
                SwitchCost cost = from == to ? SwitchCost.NONE : platform.transition(from, to);
                int cell = from * states + to;
                switches[cell] = cost;
                switchS[cell] = Check.nonNegative("seconds of switching to state " + to, cost.seconds());
                switchJ[cell] = cost.energy().totalJ();
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

    /** Number of exits, and of backbone segments. */
    public int exits() {
        return exits;
    }

    /** Number of operating states. */
    public int states() {
        return states;
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

    /** Time in s for which work stands still between two states. */
    public double switchS(int from, int to) {
        return switchS[from * states + to];
    }

    /** Energy in J of going from one state to another; NaN where not modelled. */
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

    /** Costs of segments and heads in millions of multiply-accumulates. */
    public ExitCosts macs() {
        return new ExitCosts("MMAC", mmacs(network.segments()), mmacs(network.branches()));
    }

    /** Costs of segments and heads in s, all in one state. */
    public ExitCosts latency(int state) {
        return new ExitCosts("s", column(seconds, 0, state), column(seconds, exits, state));
    }

    /** Costs of segments and heads in J, all in one state; only where energy is modelled. */
    public ExitCosts energy(int state) {
        Check.require(platform.energyModelled(), "energy of " + platform.id(), "modelled", "no power data");
        return new ExitCosts("J", column(joules, 0, state), column(joules, exits, state));
    }

    private double[] column(double[] table, int firstRow, int state) {
        Check.inRange("state", state, 0, states - 1);
        double[] column = new double[exits];
        for (int k = 0; k < exits; k++) {
            column[k] = table[(firstRow + k) * states + state];
        }
        return column;
    }

    private static double[] mmacs(List<Segment> segments) {
        return segments.stream().mapToDouble(segment -> segment.macs() / MMAC).toArray();
    }
}

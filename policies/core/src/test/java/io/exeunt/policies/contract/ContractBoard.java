package io.exeunt.policies.contract;

import io.exeunt.hwmodels.cost.Platform;
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
import java.util.stream.IntStream;

/**
 * A board whose figures can be worked out by hand: clocks of 1, 2 and 4 Hz; a MAC takes one cycle and costs clock² J; idling costs
 * clock W, busy or not; a switch stands still for {@code switchS} s, costs {@code switchJ} J, and holds {@code lateS} s after that.
 *
 * @param switchS standstill of a switch in s
 * @param lateS time in s after it for which work goes on at the old clock
 * @param switchJ energy of a switch in J
 * @param energyModelled whether energies are known
 */
public record ContractBoard(double switchS, double lateS, double switchJ, boolean energyModelled) implements Platform {
    private static final double[] FREQ_HZ = {1, 2, 4};

    /** Clocks hold as soon as work goes on. */
    public ContractBoard(double switchS, double switchJ, boolean energyModelled) {
        this(switchS, 0, switchJ, energyModelled);
    }

    /** A network whose segments and heads have so many MACs. */
    public static EarlyExitNetwork network(int[] segmentMacs, int[] headMacs) {
        return new EarlyExitNetwork("by hand", parts("segment ", segmentMacs), parts("head ", headMacs));
    }

    private static List<Segment> parts(String name, int[] macs) {
        return IntStream.range(0, macs.length)
                .mapToObj(k -> new Segment(
                        name + k, macs[k] == 0 ? List.of() : List.of(new Linear(name + k, macs[k], 1, 1, false))))
                .toList();
    }

    @Override
    public String id() {
        return "contract board";
    }

    @Override
    public StateSpace states() {
        List<OperatingPoint> points = IntStream.range(0, FREQ_HZ.length)
                .mapToObj(i -> new OperatingPoint(FREQ_HZ[i], i + 1.0))
                .toList();
        return new StateSpace(
                List.of(new DvfsDomain("core", new OppTable(VoltageScale.RELATIVE, points), switchS, switchS + lateS)));
    }

    @Override
    public WorkCost price(List<? extends Operator> operators, int state) {
        double macs = operators.stream().mapToLong(Operator::macs).sum();
        double seconds = macs / FREQ_HZ[state];
        Energy energy = energyModelled
                ? new Energy(macs * FREQ_HZ[state] * FREQ_HZ[state], 0, 0, seconds * FREQ_HZ[state], 0)
                : Energy.NOT_MODELLED;
        return new WorkCost(seconds, seconds, 0, 0, 0, energy);
    }

    @Override
    public SwitchCost transition(int fromState, int toState) {
        if (fromState == toState) {
            return SwitchCost.NONE;
        }
        return new SwitchCost(
                switchS, switchS + lateS, energyModelled ? new Energy(0, 0, 0, 0, switchJ) : Energy.NOT_MODELLED);
    }

    @Override
    public double idlePowerW(int state) {
        return energyModelled ? FREQ_HZ[state] : Double.NaN;
    }
}

package io.exeunt.simulator.analytic;

import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.ExitShare;
import io.exeunt.simulator.result.LatencyTally;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.SegmentShare;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Walks path after path and adds up what each spends where, over all samples; its snapshot is an {@link Outcome}. */
final class OutcomeTally {
    private final CostTables tables;
    private final Governor governor;
    private final LatencyTally latencies = new LatencyTally();
    private final StateTally stateTally;
    private final int[] leaving;
    private final int[] correct;
    private final double[] segmentS;
    private final double[] exitS;
    private final double[] exitJ;
    private final Energy[] segmentEnergy;
    private final Energy[] headEnergy;
    private final WorkTally work;
    private double macs;
    private double occupiedS;
    private long switches;

    OutcomeTally(CostTables tables, Governor governor) {
        this.tables = tables;
        this.governor = governor;
        int exits = tables.exits();
        stateTally = new StateTally(exits, tables.platform().states());
        leaving = new int[exits];
        correct = new int[exits];
        segmentS = new double[exits];
        exitS = new double[exits];
        exitJ = new double[exits];
        segmentEnergy = zeros(exits);
        headEnergy = zeros(exits);
        work = new WorkTally(tables);
    }

    private static Energy[] zeros(int length) {
        Energy[] zeros = new Energy[length];
        Arrays.fill(zeros, Energy.ZERO);
        return zeros;
    }

    void add(PathHistogram.Entry entry) {
        Path path = entry.path();
        int count = entry.count();
        int[] states = StateSequence.of(path, governor, tables);
        int state = governor.home();
        double latencyS = 0;
        double energyJ = 0;
        for (int k = 0; k <= path.exit(); k++) {
            latencyS += addSegment(k, state, states[k], count);
            energyJ += tables.switchJ(state, states[k]) + tables.segmentJ(k, states[k]);
            if (path.evaluates(k)) {
                latencyS += addHead(k, states[k], count);
                energyJ += tables.headJ(k, states[k]);
            }
            state = states[k];
        }
        int exit = path.exit();
        latencies.add(latencyS, count);
        leaving[exit] += count;
        correct[exit] += entry.correct();
        exitS[exit] += count * latencyS;
        exitJ[exit] += count * (energyJ + returnJ(state));
        occupiedS += count * (latencyS + addReturn(exit, state, count));
    }

    private double addSegment(int k, int from, int to, int count) {
        double seconds = addSwitch(segmentEnergy, k, from, to, count) + tables.segmentS(k, to);
        WorkCost cost = tables.segment(k, to);
        segmentS[k] += count * seconds;
        segmentEnergy[k] = segmentEnergy[k].plus(cost.energy().times(count));
        macs += (double) count * tables.network().segments().get(k).macs();
        work.addSegment(k, to, count);
        stateTally.addSegment(k, to, count);
        stateTally.addTime(to, count * cost.seconds());
        return seconds;
    }

    private double addHead(int k, int state, int count) {
        WorkCost cost = tables.head(k, state);
        headEnergy[k] = headEnergy[k].plus(cost.energy().times(count));
        macs += (double) count * tables.network().branches().get(k).macs();
        work.addHead(k, state, count);
        stateTally.addTime(state, count * cost.seconds());
        return cost.seconds();
    }

    private double addReturn(int exit, int from, int count) {
        return addSwitch(headEnergy, exit, from, governor.rest(), count)
                + addSwitch(headEnergy, exit, governor.rest(), governor.home(), count);
    }

    private double returnJ(int from) {
        return tables.switchJ(from, governor.rest()) + tables.switchJ(governor.rest(), governor.home());
    }

    private double addSwitch(Energy[] account, int k, int from, int to, int count) {
        double seconds = tables.switchS(from, to);
        account[k] = account[k].plus(tables.switchEnergy(from, to).times(count));
        switches += from == to ? 0 : count;
        stateTally.addTime(to, count * seconds);
        return seconds;
    }

    Outcome outcome(ExitSet kept) {
        int samples = IntStream.of(leaving).sum();
        List<ExitShare> exits = IntStream.range(0, tables.exits())
                .mapToObj(k -> exitShare(k, kept.contains(k), samples))
                .toList();
        List<SegmentShare> segments = IntStream.range(0, tables.exits())
                .mapToObj(k -> segmentShare(k, samples))
                .toList();
        return new Outcome(
                samples,
                (double) IntStream.of(correct).sum() / samples,
                macs / samples,
                latencies.distribution(),
                totalEnergy().times(1.0 / samples),
                exits,
                segments,
                stateTally.residency(),
                (double) switches / samples,
                occupiedS / samples);
    }

    private Energy totalEnergy() {
        Energy total = Energy.ZERO;
        for (int k = 0; k < tables.exits(); k++) {
            total = total.plus(segmentEnergy[k]).plus(headEnergy[k]);
        }
        return total;
    }

    private ExitShare exitShare(int k, boolean kept, int samples) {
        return new ExitShare(
                tables.network().branches().get(k).name(),
                kept,
                (double) leaving[k] / samples,
                (double) correct[k] / leaving[k],
                exitS[k] / leaving[k],
                exitJ[k] / leaving[k],
                headEnergy[k].times(1.0 / samples),
                work.headCycles(k).times(1.0 / samples),
                work.headBytes(k) / samples);
    }

    private SegmentShare segmentShare(int k, int samples) {
        int planned = governor instanceof FrequencySchedule schedule ? schedule.state(k) : governor.home();
        int state = stateTally.usualState(k, planned);
        return new SegmentShare(
                tables.network().segments().get(k).name(),
                (double) stateTally.reached(k) / samples,
                stateTally.clocksHz(state),
                segmentS[k] / samples,
                segmentEnergy[k].times(1.0 / samples),
                tables.segmentBound(k, state),
                work.segmentCycles(k).times(1.0 / samples),
                work.segmentBytes(k) / samples);
    }
}

package io.exeunt.simulator.analytic;

import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.StateSplit;
import io.exeunt.simulator.pricing.Walk;
import io.exeunt.simulator.pricing.WayBack;
import io.exeunt.simulator.result.ExitShare;
import io.exeunt.simulator.result.InferenceOverhead;
import io.exeunt.simulator.result.LatencyTally;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.SegmentShare;
import io.exeunt.simulator.result.Settling;
import io.exeunt.simulator.result.StageOverhead;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
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
    private double busyS;
    private double settlingS;
    private double settlingJ;
    private long switches;
    private long cuts;
    private long syncs;
    private double overheadS;
    private Energy overheadEnergy = Energy.ZERO;
    private double perInferenceS;
    private Energy perInferenceEnergy = Energy.ZERO;

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
        Walk walk = GovernedWalk.along(path, governor, tables, (k, step) -> addStep(k, step, count));
        int exit = path.exit();
        int home = governor.home();
        int rest = governor.rest();
        WayBack back = walk.back(rest, home);
        latencies.add(walk.latencyS(), count);
        leaving[exit] += count;
        correct[exit] += entry.correct();
        exitS[exit] += count * walk.latencyS();
        exitJ[exit] += count * (walk.energyJ() + back.standstillJ());
        addSwitch(headEnergy, exit, back.last(), rest, count);
        addSwitch(headEnergy, exit, rest, home, count);
        addSettling(back, count);
        busyS += count * (walk.latencyS() + back.standstillS());
        settlingS += count * back.settlingS();
        settlingJ += count * back.settlingJ();
    }

    private void addStep(int k, Walk walk, int count) {
        if (walk.switched()) {
            addSwitch(segmentEnergy, k, walk.switchedFrom(), walk.wanted(), count);
        }
        segmentS[k] += count * (walk.switchS() + walk.segmentS());
        segmentEnergy[k] =
                segmentEnergy[k].plus(EnergyTally.segmentEnergy(tables, walk, k).times(count));
        macs += (double) count * tables.network().segments().get(k).macs();
        work.addSegment(k, walk.segment(), count);
        stateTally.addSegment(k, walk.wanted(), count);
        addTime(walk.segment(), state -> tables.segmentS(k, state), count);
        if (walk.asked()) {
            headEnergy[k] =
                    headEnergy[k].plus(EnergyTally.headEnergy(tables, walk, k).times(count));
            macs += (double) count * tables.network().branches().get(k).macs();
            work.addHead(k, walk.head(), count);
            addTime(walk.head(), state -> tables.headS(k, state), count);
        }
        addOverhead(k, walk, count);
        if (k == 0) {
            addPerInference(walk.segment(), count);
        }
    }

    /** The first segment's part that is no operator's; where a new clock begins to hold in its midst, it is taken to be spread evenly. */
    private void addPerInference(StateSplit piece, int count) {
        double before = tables.perInference(piece.before()).seconds();
        double after = tables.perInference(piece.after()).seconds();
        perInferenceS += count * (piece.share() * before + (1 - piece.share()) * after);
        perInferenceEnergy = perInferenceEnergy.plus(
                piece.energy(state -> tables.perInference(state).energy()).times(count));
    }

    private void addOverhead(int k, Walk walk, int count) {
        cuts += walk.stageBegan() ? count : 0;
        syncs += walk.asked() && k < tables.exits() - 1 ? count : 0;
        overheadS += count * walk.overheadS();
        overheadEnergy =
                overheadEnergy.plus(EnergyTally.overheadEnergy(tables, walk).times(count));
        if (walk.cutS() > 0) {
            addTime(walk.cutSplit(), tables::cutS, count);
        }
        if (walk.syncS() > 0) {
            addTime(walk.syncSplit(), state -> tables.sync(state).seconds(), count);
        }
    }

    private void addTime(StateSplit piece, IntToDoubleFunction seconds, int count) {
        if (piece.share() > 0) {
            stateTally.addTime(piece.before(), count * piece.share() * seconds.applyAsDouble(piece.before()));
        }
        if (piece.share() < 1) {
            stateTally.addTime(piece.after(), count * (1 - piece.share()) * seconds.applyAsDouble(piece.after()));
        }
    }

    private void addSwitch(Energy[] account, int k, int from, int to, int count) {
        account[k] = account[k].plus(tables.switchEnergy(from, to).times(count));
        switches += from == to ? 0 : count;
        stateTally.addTime(to, count * tables.switchS(from, to));
    }

    /** Not where it never ends. */
    private void addSettling(WayBack back, int count) {
        if (Double.isFinite(back.settlingS())) {
            stateTally.addTime(back.last(), count * back.leavingS());
            stateTally.addTime(back.rest(), count * back.wakingS());
        }
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
                busyS / samples,
                new Settling(settlingS / samples, settlingJ / samples),
                stages(samples),
                new InferenceOverhead(
                        tables.perInferenceModelled(),
                        perInferenceS / samples,
                        perInferenceEnergy.times(1.0 / samples)));
    }

    private StageOverhead stages(int samples) {
        return tables.stagesModelled()
                ? new StageOverhead(
                        true,
                        (double) cuts / samples,
                        (double) syncs / samples,
                        overheadS / samples,
                        overheadEnergy.times(1.0 / samples))
                : StageOverhead.NOT_MODELLED;
    }

    private Energy totalEnergy() {
        Energy total = overheadEnergy;
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

package io.exeunt.reports;

import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.DomainClocks;
import io.exeunt.explore.result.ParameterValue;
import io.exeunt.explore.result.Setting;
import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.result.ExitShare;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.Residency;
import io.exeunt.simulator.result.SegmentShare;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A board and a network in a few formulas: enough to give reports something of the right shape. */
record ToyBoard(boolean energy, String attack) {
    private static final int EXITS = 6;
    private static final double[] GPU_MHZ = {
        114.75, 216.75, 318.75, 420.75, 522.75, 624.75, 726.75, 854.25, 930.75, 1032.75, 1122, 1236.75, 1300.5
    };
    private static final double[] EMC_MHZ = {408, 800, 1331.2, 1866};
    private static final double[] WORK_S = {0.00035, 0.0005, 0.0006, 0.0007, 0.0008, 0.0011};
    private static final double[] ACCURACY = {0.934, 0.957, 0.969, 0.978, 0.984, 0.9872};

    ToyBoard(boolean energy) {
        this(energy, "");
    }

    String name(String text) {
        return text + attack;
    }

    Setting setting() {
        return new Setting(
                name("resnet-mnist"),
                name("Jetson TX2 · GPU · TensorRT · fp32"),
                name("MNIST"),
                List.of(
                        new Setting.Split("train", 50_000, "training"),
                        new Setting.Split("fit", 10_000, "policies and search"),
                        new Setting.Split("report", 10_000, "final figures only")),
                IntStream.range(0, EXITS).mapToObj(this::exit).toList(),
                IntStream.range(0, EXITS).mapToObj(i -> name("block" + (i + 1))).toList(),
                List.of(domain("gpu", GPU_MHZ), domain("emc", EMC_MHZ)));
    }

    private String exit(int index) {
        return name(index == EXITS - 1 ? "final" : "exit" + (index + 1));
    }

    private DomainClocks domain(String id, double[] mhz) {
        return new DomainClocks(
                name(id),
                IntStream.range(0, mhz.length).mapToObj(i -> mhz[i] * 1e6).toList());
    }

    Configuration plain(int gpu, int emc) {
        return new Configuration(List.of(exit(EXITS - 1)), "never", List.of(), flat(gpu, emc));
    }

    Configuration allExits(double threshold) {
        return configuration(63, threshold, flat(GPU_MHZ.length - 1, EMC_MHZ.length - 1));
    }

    /** Better and better designs as {@code progress} goes from 0 to 1. */
    Configuration randomConfiguration(SplittableRandom random, double progress) {
        int emc = random.nextInt(4);
        int gpu = (int) Math.round(3 + random.nextInt(10) * (1 - 0.35 * progress));
        List<List<Double>> clocks = new ArrayList<>();
        for (int segment = 0; segment < EXITS; segment++) {
            int step = random.nextDouble() < 0.25 + 0.4 * progress ? 0 : random.nextInt(4);
            clocks.add(state(Math.max(0, gpu - (segment > 2 ? step : 0)), Math.max(emc, progress > 0.5 ? 1 : 0)));
        }
        return configuration(32 | random.nextInt(32), 0.55 + 0.44 * random.nextDouble(), clocks);
    }

    private Configuration configuration(int kept, double threshold, List<List<Double>> clocks) {
        List<String> exits = new ArrayList<>();
        List<ParameterValue> parameters = new ArrayList<>();
        for (int exit = 0; exit < EXITS; exit++) {
            if ((kept >> exit & 1) != 0) {
                exits.add(exit(exit));
            }
            if ((kept >> exit & 1) != 0 && exit < EXITS - 1) {
                parameters.add(new ParameterValue(exit(exit), threshold - 0.02 * exit));
            }
        }
        return new Configuration(exits, "max_softmax", parameters, clocks);
    }

    private static List<List<Double>> flat(int gpu, int emc) {
        return Collections.nCopies(EXITS, state(gpu, emc));
    }

    private static List<Double> state(int gpu, int emc) {
        return List.of(GPU_MHZ[Math.min(gpu, 12)] * 1e6, EMC_MHZ[emc] * 1e6);
    }

    /** Exit shares from the threshold, roofline-like times from the clocks, C·V²·f-like energies. */
    Outcome simulate(Configuration configuration, String split) {
        Run run = new Run(this, configuration, split.equals("report") ? -0.0009 : 0);
        return run.outcome();
    }

    /** The outcome of some design, cut down to two segments and exits. */
    Outcome twoSegments() {
        Outcome whole = simulate(allExits(0.9), "report");
        return new Outcome(
                whole.samples(),
                whole.accuracy(),
                whole.macs(),
                whole.latency(),
                whole.energy(),
                whole.exits().subList(0, 2),
                whole.segments().subList(0, 2),
                whole.residency().subList(0, 1),
                0);
    }

    /** One simulation, step by step. */
    private static final class Run {
        private final ToyBoard board;
        private final Configuration design;
        private final double shift;
        private final List<ExitShare> exits = new ArrayList<>();
        private final List<SegmentShare> segments = new ArrayList<>();
        private Energy total = Energy.ZERO;
        private double elapsed;
        private double accuracy;
        private double mean;
        private double p95;
        private double left;

        Run(ToyBoard board, Configuration design, double shift) {
            this.board = board;
            this.design = design;
            this.shift = shift;
        }

        Outcome outcome() {
            for (int k = 0; k < EXITS; k++) {
                segment(k);
                exit(k);
            }
            LatencyDistribution latency = new LatencyDistribution(mean, 0.9 * mean, p95, elapsed, elapsed);
            return new Outcome(10_000, accuracy, 9e9 * mean, latency, total, exits, segments, residency(), 0.4);
        }

        private void segment(int k) {
            List<Double> hz = design.freqHz().get(k);
            double reached = 1 - left;
            double compute = WORK_S[k] * 1.3005e9 / hz.get(0);
            double memory = WORK_S[k] * 0.55 * 1.866e9 / hz.get(1);
            double seconds = Math.hypot(compute, memory) * 0.87;
            elapsed += seconds;
            Energy energy = energy(hz, seconds).times(reached);
            total = total.plus(energy);
            segments.add(new SegmentShare(
                    board.name("block" + (k + 1)),
                    reached,
                    hz,
                    seconds * reached,
                    energy,
                    compute > memory ? Bound.COMPUTE : Bound.MEMORY,
                    Cycles.ofTotal(seconds * reached * hz.get(0)),
                    memory * reached * 2e10));
        }

        private Energy energy(List<Double> hz, double seconds) {
            if (!board.energy) {
                return Energy.NOT_MODELLED;
            }
            double ghz = hz.get(0) / 1e9;
            double volt = 0.45 + 0.5 * ghz * ghz;
            double dynamicW = 4.4 * volt * volt * ghz;
            return new Energy(
                    dynamicW * seconds,
                    0.45 * volt * seconds,
                    (0.35 + 0.55 * hz.get(1) / 1.866e9) * seconds,
                    1.1 * seconds,
                    0.02 * dynamicW * seconds);
        }

        private void exit(int k) {
            boolean kept = design.exits().contains(board.exit(k));
            boolean last = k == EXITS - 1;
            double threshold = kept && !last
                    ? design.parameters().stream()
                            .filter(p -> p.name().equals(board.exit(k)))
                            .mapToDouble(ParameterValue::value)
                            .findFirst()
                            .orElse(1)
                    : 1;
            double leave = last ? 1 : kept ? Math.pow(1 - threshold, 0.55) * (0.75 + 0.05 * k) : 0;
            double rate = (1 - left) * leave;
            double right = last ? Math.max(0.9, ACCURACY[k] - 0.01 * left + shift) : easy(k, threshold);
            Energy head = kept && board.energy ? new Energy(4e-5, 1e-5, 2e-5, 3e-5, 0).times(1 - left) : Energy.ZERO;
            total = total.plus(board.energy ? head : Energy.NOT_MODELLED);
            left += rate;
            accuracy += rate * right;
            mean += rate * elapsed;
            p95 = p95 == 0 && left >= 0.95 ? elapsed : p95;
            exits.add(new ExitShare(
                    board.exit(k),
                    kept,
                    rate,
                    rate == 0 ? Double.NaN : right,
                    rate == 0 ? Double.NaN : elapsed,
                    rate == 0 ? Double.NaN : total.totalJ(),
                    board.energy ? head : Energy.NOT_MODELLED,
                    Cycles.ofTotal(kept ? 4e4 : 0),
                    kept ? 2e4 : 0));
        }

        private double easy(int k, double threshold) {
            return Math.min(0.998, ACCURACY[k] + (threshold - 0.5) * 0.12 * (1 - 0.1 * k) + shift);
        }

        private List<Residency> residency() {
            return IntStream.range(0, 2).mapToObj(this::residency).toList();
        }

        private Residency residency(int domain) {
            double time = segments.stream().mapToDouble(SegmentShare::latencyS).sum();
            TreeMap<Double, Double> share = segments.stream()
                    .collect(Collectors.toMap(
                            s -> s.freqHz().get(domain), s -> s.latencyS() / time, Double::sum, TreeMap::new));
            return new Residency(
                    board.setting().domains().get(domain).id(),
                    List.copyOf(share.keySet()),
                    List.copyOf(share.values()));
        }
    }
}

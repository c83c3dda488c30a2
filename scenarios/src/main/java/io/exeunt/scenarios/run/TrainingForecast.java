package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.policies.dl4j.train.CheckpointStore;
import io.exeunt.policies.dl4j.train.Training;
import io.exeunt.policies.dl4j.train.TrainingCancelledException;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.policies.dl4j.train.TrainingSpec;
import io.exeunt.policies.dl4j.workload.GraphReader;
import io.exeunt.reports.format.Numbers;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.scenarios.workbench.Summary.Figure;
import io.exeunt.simulator.network.EarlyExitNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a training would take: the network's size, and some steps that are timed and then given up. */
final class TrainingForecast {
    /** Steps in which Java warms up. */
    private static final int WARM_UP = 5;

    private static final int TIMED = 15;

    /** However slow steps are, no more time than this goes into them, in s. */
    private static final double ENOUGH_S = 20;

    private static final long MIB = 1L << 20;

    private final Scenario scenario;
    private final PhaseLog log;

    TrainingForecast(Scenario scenario, PhaseLog log) {
        this.scenario = scenario;
        this.log = log;
    }

    /**
     * The forecast.
     *
     * @param splits samples that would be learned from and recorded
     */
    Summary of(Splits splits) {
        LabelledImages train = splits.train();
        TrainingSpec spec = NetworkSpecs.training(scenario, train.shape(), train.classes());
        MultiExitGraph network = Training.untrained(spec);
        List<Figure> figures = new ArrayList<>(size(network));
        StepTimes times = log.run("timed steps", "", () -> Result.made(timed(spec, train)));
        long steps = (long) spec.epochs() * (train.size() / spec.batchSize());
        double wholeS = steps * times.secondsPerStep();
        figures.add(new Figure(
                "steps",
                String.format(
                        Locale.ROOT,
                        "%,d of %d samples, %.3g s each (%d timed, %d threads)",
                        steps,
                        spec.batchSize(),
                        times.secondsPerStep(),
                        times.steps(),
                        Training.usedThreads(scenario.training().threads()))));
        figures.add(new Figure(
                "memory", Numbers.count(Nd4jRuntime.residentBytes() / MIB) + " MiB in use after these steps"));
        LaterForecast later = new LaterForecast(scenario, log, network, splits);
        figures.addAll(log.run("later works", "", () -> Result.made(later.figures())));
        return new Summary(
                Summary.Status.COMPLETE,
                "Training would take about " + Numbers.duration(wholeS) + ", recording and heads "
                        + Numbers.duration(later.wholeS()) + " more. Nothing was kept.",
                figures,
                log.phases(),
                List.of());
    }

    private static List<Figure> size(MultiExitGraph graph) {
        EarlyExitNetwork network = GraphReader.read(graph);
        int last = network.exits() - 1;
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("parameters", Numbers.count(graph.parameters())));
        for (int k = 0; k <= last; k++) {
            double macs = network.backboneMacs(k) + network.branches().get(k).macs();
            figures.add(new Figure("up to " + network.exitNames().get(k), Numbers.si(macs, "MAC")));
        }
        return figures;
    }

    /**
     * Steps after those in which Java warms up.
     *
     * @param steps that were timed
     * @param secondsPerStep their mean
     */
    private record StepTimes(int steps, double secondsPerStep) {
        static StepTimes of(List<Instant> ends) {
            int first = Math.min(WARM_UP, ends.size() - 1) - 1;
            int steps = ends.size() - 1 - first;
            double seconds =
                    Duration.between(ends.get(first), ends.get(ends.size() - 1)).toNanos() / 1e9;
            return new StepTimes(steps, seconds / steps);
        }
    }

    /** Begins the training, and gives it up when enough of it has been seen. */
    private StepTimes timed(TrainingSpec spec, LabelledImages train) {
        List<Instant> ends = new ArrayList<>(List.of(log.context().clock().instant()));
        Instant begin = ends.get(0);
        TrainingEnvironment environment = new TrainingEnvironment(
                scenario.training().threads(),
                log.context().clock(),
                step -> ends.add(log.context().clock().instant()),
                CheckpointStore.none(),
                Duration.ofDays(1),
                () -> enough(begin, ends));
        try {
            Training.run(spec, train, environment);
        } catch (TrainingCancelledException seenEnough) {
            log.context().cancellation().throwIfRequested("stopped while timing steps");
        }
        return StepTimes.of(ends);
    }

    private boolean enough(Instant begin, List<Instant> ends) {
        double seconds = Duration.between(begin, ends.get(ends.size() - 1)).toNanos() / 1e9;
        return ends.size() > WARM_UP + TIMED
                || seconds > ENOUGH_S && ends.size() > WARM_UP
                || log.context().cancellation().requested();
    }
}

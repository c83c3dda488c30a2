package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.heads.FeatureMemory;
import io.exeunt.policies.dl4j.heads.Features;
import io.exeunt.policies.dl4j.heads.HeadTraining;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.train.CheckpointStore;
import io.exeunt.policies.dl4j.train.TrainingCancelledException;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.reports.format.Numbers;
import io.exeunt.scenarios.spec.HeadsSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.Summary.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What comes after a training: recording what exits say, features, and the heads of other systems; each timed on a few samples. */
final class LaterForecast {
    /** Samples that are looked at; a training of heads has to make a few steps of them. */
    private static final int SAMPLES = 256;

    private static final int STEPS = 8;

    private final Scenario scenario;
    private final PhaseLog log;
    private final MultiExitGraph network;
    private final Splits splits;
    private final List<Figure> figures = new ArrayList<>();
    private double wholeS;

    /**
     * A forecast.
     *
     * @param network untrained: it takes as long
     */
    LaterForecast(Scenario scenario, PhaseLog log, MultiExitGraph network, Splits splits) {
        this.scenario = scenario;
        this.log = log;
        this.network = network;
        this.splits = splits;
    }

    /** A line for each work. */
    List<Figure> figures() {
        Map<String, HeadTraining> trainings = new HeadSystems(scenario.heads(), scenario.seed()).trainings();
        double recordingS = recordingS();
        int systems = 1 + trainings.size();
        add("recording", systems * recordingS, Numbers.plural(systems, "system"));
        if (!trainings.isEmpty()) {
            heads(trainings);
        }
        return List.copyOf(figures);
    }

    /** All of it, in s, once the figures are known. */
    double wholeS() {
        return wholeS;
    }

    private void add(String work, double seconds, String of) {
        wholeS += seconds;
        figures.add(new Figure(work, "about " + Numbers.duration(seconds) + ", " + of));
    }

    private static LabelledImages first(LabelledImages images, int count) {
        int size = Math.min(count, images.size());
        return images.subset(images.name(), IntStream.range(0, size).toArray());
    }

    private double elapsedS(Runnable work) {
        Instant begin = log.context().clock().instant();
        work.run();
        return Duration.between(begin, log.context().clock().instant()).toNanos() / 1e9;
    }

    /** Of one system on both splits; the first run is for Java to warm up. */
    private double recordingS() {
        LabelledImages few = first(splits.fit(), SAMPLES);
        var forward = new Recording(scenario.training(), log).runtime(network).forward();
        Runnable pass = () -> forward.run(few, (vertex, from, values) -> {}, done -> {});
        pass.run();
        int samples = splits.fit().size() + splits.report().size();
        return elapsedS(pass) / few.size() * samples;
    }

    private void heads(Map<String, HeadTraining> trainings) {
        HeadsSpec spec = scenario.heads();
        int samples = Math.min(spec.trainSamples(), splits.train().size());
        LabelledImages few = first(splits.train(), Math.max(SAMPLES, spec.batch()));
        FeatureMemory memory = new FeatureMemory(Long.MAX_VALUE, Path.of("unused"));
        Instant begin = log.context().clock().instant();
        try (Features features =
                Features.of(network, few, memory, scenario.training().threads(), done -> {})) {
            double featuresS =
                    Duration.between(begin, log.context().clock().instant()).toNanos() / 1e9;
            add("features", featuresS / few.size() * samples, Numbers.plural(samples, "sample"));
            trainings.forEach((name, training) -> {
                int epochs = training.schedule().epochs();
                double steps = (double) epochs * (samples / spec.batch());
                add("heads " + name, stepS(training, features) * steps, Numbers.plural(epochs, "epoch"));
            });
        }
    }

    /** Mean time of the later half of a few steps. */
    private double stepS(HeadTraining training, Features features) {
        List<Instant> ends = new ArrayList<>();
        TrainingEnvironment environment = new TrainingEnvironment(
                scenario.training().threads(),
                log.context().clock(),
                step -> ends.add(log.context().clock().instant()),
                CheckpointStore.none(),
                Duration.ofDays(1),
                () -> ends.size() >= STEPS || log.context().cancellation().requested());
        try {
            training.run("forecast", network, features, environment);
        } catch (TrainingCancelledException seenEnough) {
            log.context().cancellation().throwIfRequested("stopped while timing steps");
        }
        int from = (ends.size() - 1) / 2;
        double seconds =
                Duration.between(ends.get(from), ends.get(ends.size() - 1)).toNanos() / 1e9;
        return seconds / Math.max(1, ends.size() - 1 - from);
    }
}

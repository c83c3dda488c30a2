package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.policies.onnxruntime.InputPart;
import io.exeunt.policies.onnxruntime.ModelInputs;
import io.exeunt.policies.onnxruntime.StagedModel;
import io.exeunt.scenarios.workbench.DeploymentCheck;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Runs a deployed design on the samples beside it, one after the other on one thread. */
final class DeployedRun {
    private static final int WARM_UP = 200;
    private static final double P95 = 0.95;

    private final Path folder;
    private final LongSupplier nanos;
    private final PhaseLog log;

    DeployedRun(Path folder, LongSupplier nanos, PhaseLog log) {
        this.folder = folder;
        this.nanos = nanos;
        this.log = log;
    }

    DeploymentCheck run() {
        DesignFile design = DesignFile.read(folder);
        DeployedSamples samples = log.run("data", "", () -> Result.made(DeployedSamples.read(folder, design)));
        return log.run("run", folder.toString(), () -> Result.made(run(design, samples)));
    }

    private DeploymentCheck run(DesignFile design, DeployedSamples samples) {
        List<StagedModel.Stage> stages = design.stages().stream()
                .map(stage -> new StagedModel.Stage(
                        folder.resolve(stage.file()), stage.exit(), stage.inputs(), stage.outputs()))
                .toList();
        try (StagedModel model = new StagedModel(stages, 1)) {
            ModelInputs inputs = samples.inputs();
            List<InputPart> parts = design.parts();
            Measured measured = new Measured(inputs.size(), stages.size());
            float[] values = new float[inputs.elements()];
            for (int i = 0; i < Math.min(WARM_UP, inputs.size()); i++) {
                inputs.copyTo(i, values, 0);
                model.run(parts, values, new Follower(design));
            }
            for (int i = 0; i < inputs.size(); i++) {
                log.context().cancellation().throwIfRequested("nothing is kept of it");
                inputs.copyTo(i, values, 0);
                long start = nanos.getAsLong();
                StagedModel.Answer answer = model.run(parts, values, new Follower(design));
                measured.add(i, answer, (nanos.getAsLong() - start) / 1e9);
            }
            return measured.against(design, samples);
        }
    }

    /** The design's rule for one sample. */
    private static final class Follower implements StagedModel.Rule {
        private final DesignFile design;
        private int last = -1;
        private int agreeing;

        Follower(DesignFile design) {
            this.design = design;
        }

        @Override
        public boolean leaves(int stage, float[] says) {
            HeadKind kind = HeadKind.valueOf(design.stages().get(stage).head().toUpperCase(Locale.ROOT));
            ExitOutputs row = ExitOutputs.withoutConfidence(kind, says.length, says);
            return switch (design.rule()) {
                case DesignFile.THRESHOLD ->
                    DeployedRule.score(design.score(), row)
                            >= design.stages().get(stage).threshold();
                case DesignFile.PATIENCE -> {
                    int answer = row.argmax(0);
                    agreeing = answer == last ? agreeing + 1 : 1;
                    last = answer;
                    yield agreeing >= design.patience();
                }
                default -> false;
            };
        }
    }

    /** What was measured, sample by sample. */
    private static final class Measured {
        private final int[] stage;
        private final int[] answer;
        private final double[] latencyS;
        private final int stages;

        Measured(int samples, int stages) {
            this.stages = stages;
            stage = new int[samples];
            answer = new int[samples];
            latencyS = new double[samples];
        }

        void add(int sample, StagedModel.Answer given, double seconds) {
            stage[sample] = given.stage();
            answer[sample] = given.answer();
            latencyS[sample] = seconds;
        }

        DeploymentCheck against(DesignFile design, DeployedSamples samples) {
            int alike = (int) IntStream.range(0, stage.length)
                    .filter(i -> stage[i] == samples.stages()[i] && answer[i] == samples.answers()[i])
                    .count();
            long right = IntStream.range(0, stage.length)
                    .filter(i -> answer[i] == samples.inputs().label(i))
                    .count();
            double[] sorted = latencyS.clone();
            Arrays.sort(sorted);
            Double predicted = design.predicted().latency_mean_s();
            return new DeploymentCheck(
                    stage.length,
                    alike,
                    design.predicted().board(),
                    shares(design, samples),
                    design.predicted().accuracy(),
                    (double) right / stage.length,
                    predicted == null ? Double.NaN : predicted,
                    DoubleStream.of(latencyS).average().orElse(Double.NaN),
                    sorted[(int) Math.min(sorted.length - 1, Math.floor(P95 * sorted.length))],
                    meanOf(stages - 1));
        }

        private List<DeploymentCheck.Stage> shares(DesignFile design, DeployedSamples samples) {
            List<DeploymentCheck.Stage> shares = new ArrayList<>();
            for (int k = 0; k < stages; k++) {
                Double predicted = design.stages().get(k).latency_s();
                shares.add(new DeploymentCheck.Stage(
                        design.stages().get(k).exit(),
                        share(samples.stages(), k),
                        share(stage, k),
                        predicted == null ? Double.NaN : predicted,
                        meanOf(k)));
            }
            return shares;
        }

        private double share(int[] left, int k) {
            return (double) IntStream.of(left).filter(at -> at == k).count() / left.length;
        }

        private double meanOf(int k) {
            return IntStream.range(0, stage.length)
                    .filter(i -> stage[i] == k)
                    .mapToDouble(i -> latencyS[i])
                    .average()
                    .orElse(Double.NaN);
        }
    }
}

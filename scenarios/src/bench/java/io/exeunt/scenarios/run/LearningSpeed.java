package io.exeunt.scenarios.run;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.Augmentation;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.inference.InferenceReader;
import io.exeunt.policies.dl4j.network.ExitHead;
import io.exeunt.policies.dl4j.network.Families;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.NetworkDesign;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.policies.dl4j.trace.ForwardPass;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.policies.dl4j.trace.VertexOutputs;
import io.exeunt.policies.dl4j.train.JointSystem;
import io.exeunt.policies.dl4j.train.Start;
import io.exeunt.policies.dl4j.train.Training;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.policies.dl4j.train.TrainingSpec;
import io.exeunt.policies.onnxruntime.OnnxSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Images per second in training and in inference, beside PyTorch, which runs right after each of our figures in the same minute; where it
 * is missing its columns are empty. Arguments: networks (quickstart, vgg_small, resnet8, resnet20 …), threads, batches, each with commas between.
 */
public final class LearningSpeed {
    private static final int WARM_UP = 15;
    private static final int STEPS = 20;
    private static final Path PEER = Path.of("scenarios/src/bench/python/torch_speed.py");

    private LearningSpeed() {}

    /** Prints a Markdown table. */
    public static void main(String[] arguments) throws Exception {
        List<String> networks = List.of(arguments[0].split(","));
        int[] threads = numbers(arguments[1]);
        int[] batches = numbers(arguments[2]);
        System.out.println("ONNX Runtime " + OnnxSession.version() + ", Deeplearning4j 1.0.0-M2.1; images per second, median of " + STEPS
                + " steps; PyTorch: the faster of its two layouts\n");
        System.out.println("| network | threads | batch | training | PyTorch | ratio | inference, ONNX Runtime | Deeplearning4j | PyTorch | ratio |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (String network : networks) {
            for (int thread : threads) {
                for (int batch : batches) {
                    row(network, thread, batch);
                }
            }
        }
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private static void row(String name, int threads, int batch) throws Exception {
        NetworkDesign spec = spec(name);
        LabelledImages images = noise(spec.input(), batch * (WARM_UP + STEPS));
        List<Double> ours = new ArrayList<>();
        MultiExitGraph network = trained(spec, images, threads, batch, ours);
        double training = ours.get(0);
        List<String> answers = TraceRecorder.answers(network);
        double onnx = inference(new OnnxForward(InferenceReader.read(network, answers), threads), images);
        double dl4j = inference(new VertexOutputs(network.graph(), answers, threads), images);
        Optional<double[]> torch = torch(name, threads, batch);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.0f | %s | %s | %.0f | %.0f | %s | %s |%n",
                name,
                threads,
                batch,
                training,
                torch.map(peer -> String.format(Locale.ROOT, "%.0f", peer[0])).orElse("–"),
                torch.map(peer -> String.format(Locale.ROOT, "%.2f", training / peer[0])).orElse("–"),
                onnx,
                dl4j,
                torch.map(peer -> String.format(Locale.ROOT, "%.0f", peer[1])).orElse("–"),
                torch.map(peer -> String.format(Locale.ROOT, "%.2f", onnx / peer[1])).orElse("–"));
    }

    private static NetworkDesign spec(String name) {
        if (name.equals("vgg_small")) {
            return Families.vggSmall(new FeatureMap(3, 32, 32), 10);
        }
        return name.equals("quickstart")
                ? ResNetSpec.quickstart()
                : ResNetSpec.cifar10(Integer.parseInt(name.substring("resnet".length())), List.of())
                        .withExitAfterEveryBlock(new ExitHead.Linear(1));
    }

    private static LabelledImages noise(FeatureMap shape, int count) {
        SplittableRandom random = new SplittableRandom(1);
        byte[] pixels = new byte[Math.toIntExact(count * shape.elements())];
        random.nextBytes(pixels);
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(10);
        }
        return LabelledImages.of("noise", shape, 10, pixels, labels);
    }

    private static MultiExitGraph trained(
            NetworkDesign spec, LabelledImages images, int threads, int batch, List<Double> rates) {
        JointSystem system = new JointSystem.BranchyNet(Collections.nCopies(spec.exitCount(), 1.0));
        TrainingSpec training =
                new TrainingSpec(spec, new Start.Random(), 1, batch, 0.001, 0, system, Augmentation.NONE, 1);
        List<Long> times = new ArrayList<>();
        TrainingEnvironment environment = new TrainingEnvironment(
                threads,
                InstantSource.system(),
                progress -> times.add(System.nanoTime()),
                io.exeunt.policies.dl4j.train.CheckpointStore.none(),
                java.time.Duration.ofDays(1),
                () -> false);
        MultiExitGraph network = Training.run(training, images, environment).network();
        double[] steps = IntStream.range(WARM_UP, times.size())
                .mapToDouble(i -> (times.get(i) - times.get(i - 1)) / 1e9)
                .sorted()
                .toArray();
        rates.add(batch / steps[steps.length / 2]);
        return network;
    }

    private static double inference(ForwardPass forward, LabelledImages images) {
        LabelledImages many = images.subset("many", IntStream.range(0, Math.max(images.size(), 4000)).map(i -> i % images.size()).toArray());
        double best = 0;
        for (int round = 0; round < 4; round++) {
            long begin = System.nanoTime();
            forward.run(many, (vertex, from, values) -> {}, done -> {});
            best = Math.max(best, many.size() / ((System.nanoTime() - begin) / 1e9));
        }
        return best;
    }

    /** Training and inference; empty where there is no PyTorch. */
    private static Optional<double[]> torch(String name, int threads, int batch) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                System.getenv().getOrDefault("PYTHON", "python3"), PEER.toString(), name, "" + threads, "" + batch, "" + STEPS);
        builder.environment().put("OMP_NUM_THREADS", "" + threads);
        builder.environment().put("OMP_PROC_BIND", "true");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            System.err.println("PyTorch is skipped: " + PEER + " says " + process.exitValue() + " (3: it is not installed)");
            return Optional.empty();
        }
        double[] all = Arrays.stream(printed.split(" ")).skip(1).mapToDouble(Double::parseDouble).toArray();
        return Optional.of(new double[] {Math.max(all[0], all[2]), Math.max(all[1], all[3])});
    }
}

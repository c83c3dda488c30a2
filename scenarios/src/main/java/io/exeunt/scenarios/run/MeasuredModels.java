package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.measure.MachineMeasuring.Running;
import io.exeunt.hwmodels.measure.MeasuredRow.Job;
import io.exeunt.hwmodels.onnx.ImportOptions;
import io.exeunt.hwmodels.onnx.ImportedNetwork;
import io.exeunt.hwmodels.onnx.OnnxNetworks;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.policies.onnxruntime.TimedModel;
import io.exeunt.scenarios.workbench.MeasurementRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models that are to be measured: their layers, and how each runs. */
final class MeasuredModels {
    private static final double FP32_BYTES = 3;
    private static final double FP16_BYTES = 1.5;

    private final MeasurementRequest request;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Map<String, ImportedNetwork> networks = new HashMap<>();
    private final List<Job> jobs = new ArrayList<>();

    /**
     * Reads all models.
     *
     * @throws InvalidInputException if one can't be read, two bear one name, or one can't run at a batch
     */
    MeasuredModels(MeasurementRequest request) {
        this.request = request;
        for (Path file : request.models()) {
            String name = name(file);
            Path other = files.put(name, file);
            if (other != null) {
                throw new InvalidInputException(
                        file.toString(),
                        "is called '" + name + "' in the table, and so is " + other,
                        "rename one of them");
            }
            for (int batch : request.batches()) {
                ImportedNetwork network = read(file, batch);
                networks.put(name + "@" + batch, network);
                request.threads().forEach(threads -> jobs.add(new Job(name, precision(network), batch, threads)));
            }
        }
    }

    /** The file's name without its ending, of letters that need no quotes. */
    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.onnx$", "").replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private ImportedNetwork read(Path file, int batch) {
        ImportOptions told = new ImportOptions(Map.of(), List.of(), List.of(), request.allowUnknown());
        List<String> names = OnnxNetworks.inputs(file);
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        request.shapes().forEach((input, shape) -> {
            if (names.contains(input)) {
                shapes.put(input, batched(shape, batch));
            }
        });
        if (batch > 1) {
            ImportedNetwork one = OnnxNetworks.read(file, withShapes(told, shapes));
            one.inputs().forEach((input, shape) -> shapes.put(input, batched(shape, batch)));
        }
        return OnnxNetworks.read(file, withShapes(told, shapes));
    }

    private static ImportOptions withShapes(ImportOptions told, Map<String, List<Long>> shapes) {
        return new ImportOptions(shapes, told.exits(), told.sites(), told.allowUnknown());
    }

    private static List<Long> batched(List<Long> shape, int batch) {
        List<Long> batched = new ArrayList<>(shape);
        batched.set(0, (long) batch);
        return batched;
    }

    /** By how many bytes its stored weights take; single where it stores none. */
    private static String precision(ImportedNetwork network) {
        double bytes = network.storedWeights() == 0
                ? Double.MAX_VALUE
                : (double) network.storedBytes() / network.storedWeights();
        return bytes > FP32_BYTES ? "fp32" : bytes > FP16_BYTES ? "fp16" : "int8";
    }

    List<Job> jobs() {
        return jobs;
    }

    /** The layers of all, by the names of the table. */
    List<OperatorGraph> graphs() {
        return files.keySet().stream()
                .map(name -> {
                    OperatorGraph graph =
                            network(name, request.batches().get(0)).graph();
                    return new OperatorGraph(name, graph.input(), graph.nodes(), graph.exits());
                })
                .toList();
    }

    private ImportedNetwork network(String name, int batch) {
        return networks.computeIfAbsent(name + "@" + batch, key -> {
            throw new IllegalArgumentException("Expected a network that was read, given " + key);
        });
    }

    Running open(Job job) {
        Path file = files.getOrDefault(job.network(), Path.of(job.network()));
        TimedModel model = new TimedModel(
                file, job.threads(), network(job.network(), job.batch()).inputs());
        return new Running() {
            @Override
            public void run() {
                model.run();
            }

            @Override
            public void close() {
                model.close();
            }
        };
    }
}

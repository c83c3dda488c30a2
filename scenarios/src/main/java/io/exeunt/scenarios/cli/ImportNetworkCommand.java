package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.onnx.ImportOptions;
import io.exeunt.hwmodels.onnx.ImportedNetwork;
import io.exeunt.hwmodels.onnx.OnnxNetworks;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.policies.dl4j.workload.KerasNetworks;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt networks import}. */
@Command(
        name = "import",
        description = {
            "Makes a layer table of an ONNX model, opset 7 or newer (docs/onnx.md). Its outputs become the exits, in the order of their"
                    + " sites. Weights are not read.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt networks import resnet20.onnx -o table.json",
            "  exeunt networks import encoder.onnx --shape input_ids=1x64 -o table.json",
            "  exeunt networks import one-output.onnx --site /layer1/Relu_output_0,/layer2/Relu_output_0"
        })
@ExitCodes(ExitCode.INTERRUPTED)
final class ImportNetworkCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "<model.onnx|model.h5>", description = "The model: ONNX, or Keras in HDF5 (layers alone).")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Where the table goes; default: standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--shape",
            paramLabel = "<input>=<lengths>",
            description =
                    "Shape of an input, batch included, such as image=1x3x224x224, where the file does not fix it. An axis that"
                            + " nobody fixes is 1 if it is the first, else an error.")
    private Map<String, String> shapes = new LinkedHashMap<>();

    @Option(
            names = "--exit",
            paramLabel = "<tensor>",
            split = ",",
            description =
                    "The exits in the order of their sites, the final one last; default: the model's outputs, sorted.")
    private List<String> exits = List.of();

    @Option(
            names = "--site",
            paramLabel = "<tensor>",
            split = ",",
            description =
                    "Tensors to which an exit is put that the model does not have: global average and a fully connected layer.")
    private List<String> sites = List.of();

    @Option(
            names = "--allow-unknown",
            description = "Lets operators that are not known through as mere traffic, without operations.")
    private boolean allowUnknown;

    ImportNetworkCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, List<Long>> fixed = new LinkedHashMap<>();
        shapes.forEach((name, text) -> fixed.put(name, ImportOptions.shape("--shape " + name, text)));
        ImportOptions options = new ImportOptions(fixed, exits, sites, allowUnknown);
        if (isKeras(String.valueOf(file.getFileName()))) {
            requireNothingSaid(options);
            OperatorGraph graph = context.listening(() -> KerasNetworks.read(file));
            write(graph);
            tell("Keras", graph);
            return ExitCode.OK.code();
        }
        ImportedNetwork network = context.listening(() -> OnnxNetworks.read(file, options));
        write(network.graph());
        tell("opset " + network.opset(), network.graph());
        network.passed()
                .forEach((operator, count) ->
                        note(operator + " (" + count + ") is not known and counts as mere traffic"));
        return ExitCode.OK.code();
    }

    /** Whether a file is called like a Keras model. */
    static boolean isKeras(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".h5") || name.endsWith(".hdf5") || name.endsWith(".keras");
    }

    private void requireNothingSaid(ImportOptions options) {
        if (!options.equals(ImportOptions.NONE)) {
            throw new InvalidInputException(
                    file.toString(),
                    "--shape, --exit, --site and --allow-unknown have no effect on a Keras model",
                    "convert it to ONNX first: exeunt networks export " + file + " -o model.onnx");
        }
    }

    private void write(OperatorGraph graph) {
        if (output.isPresent()) {
            LayerTables.write(graph, output.get());
        } else {
            context.out().print(LayerTables.toJson(graph));
        }
    }

    private void tell(String format, OperatorGraph graph) {
        if (!context.globals().quiet()) {
            context.terminal()
                    .err()
                    .println(String.format(
                            Locale.ROOT,
                            "%s: %s, %,d rows, %,d MACs and %,d parameters per sample of %s; exits %s",
                            file,
                            format,
                            graph.nodes().size(),
                            graph.macs(),
                            graph.parameters(),
                            graph.input().text(),
                            String.join(", ", graph.exits())));
        }
    }

    private void note(String text) {
        if (!context.globals().quiet()) {
            context.terminal().err().println("note: " + text);
        }
    }
}

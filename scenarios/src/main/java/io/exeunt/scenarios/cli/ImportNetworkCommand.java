package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.onnx.ImportOptions;
import io.exeunt.hwmodels.onnx.ImportedNetwork;
import io.exeunt.hwmodels.onnx.OnnxNetworks;
import io.exeunt.hwmodels.workload.table.LayerTables;
import java.io.PrintWriter;
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

    @Parameters(paramLabel = "<model.onnx>", description = "The model.")
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
        ImportedNetwork network = context.listening(() -> OnnxNetworks.read(file, options));
        if (output.isPresent()) {
            LayerTables.write(network.graph(), output.get());
        } else {
            context.out().print(LayerTables.toJson(network.graph()));
        }
        if (!context.globals().quiet()) {
            tell(network);
        }
        return ExitCode.OK.code();
    }

    private void tell(ImportedNetwork network) {
        PrintWriter err = context.terminal().err();
        err.println(String.format(
                Locale.ROOT,
                "%s: opset %d, %,d rows, %,d MACs and %,d parameters per sample of %s; exits %s",
                file,
                network.opset(),
                network.graph().nodes().size(),
                network.graph().macs(),
                network.graph().parameters(),
                network.graph().input().text(),
                String.join(", ", network.graph().exits())));
        network.passed()
                .forEach((operator, count) ->
                        err.println("note: " + operator + " (" + count + ") is not known and counts as mere traffic"));
    }
}

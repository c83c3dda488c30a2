package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.hwmodels.onnx.LightModel;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import io.exeunt.scenarios.run.InferenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt networks}. */
@Command(
        name = "networks",
        description = {"Networks whose layers are known, without weights: what they ask of a device.", ""},
        synopsisSubcommandLabel = "<command>")
final class NetworksCommand {
    private NetworksCommand() {}

    /** The group, which does nothing of its own. */
    static NetworksCommand group() {
        return new NetworksCommand();
    }

    /** {@code exeunt networks list}. */
    @Command(
            name = "list",
            description = {"Lists them, with multiply-accumulates and parameters.", ""},
            footer = {"", "Examples:", "  exeunt networks list"})
    static final class ListNetworks implements Callable<Integer> {
        private final CommandContext context;

        ListNetworks(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Listing table = new Listing("name", "input", "MACs", "parameters");
            for (String name : Zoo.names()) {
                OperatorGraph network = Zoo.network(name);
                table.row(name, shape(network.input()), count(network.macs()), count(network.parameters()));
            }
            table.print(context.terminal());
            return ExitCode.OK.code();
        }

        private static String shape(FeatureMap input) {
            return input.channels() + " × " + input.height() + " × " + input.width();
        }

        private static String count(long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
    }

    /** {@code exeunt networks table}. */
    @Command(
            name = "table",
            description = {
                "Prints the layer table of a network (docs/workloads.md): to add exits to, to edit, to measure by.",
                ""
            },
            footer = {"", "Examples:", "  exeunt networks table resnet20-cifar10 > my-network.json"})
    static final class Table implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(paramLabel = "<name>", description = "One of 'exeunt networks list'.")
        private String name = "";

        Table(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            context.out().print(LayerTables.toJson(Zoo.network(name)));
            return ExitCode.OK.code();
        }
    }

    /** {@code exeunt networks export}. */
    @Command(
            name = "export",
            description = {
                "Writes a convolutional network as an ONNX model whose weights are all equal: to be timed (exeunt devices measure), not to"
                        + " answer anything.",
                "Of a Keras model (.h5) it keeps the weights: the ONNX model answers as that one does, images with channels first.",
                ""
            },
            footer = {
                "",
                "Examples:",
                "  exeunt networks export mobilenet_v2 -o mobilenet_v2.onnx",
                "  exeunt networks export my-keras.h5 -o my-keras.onnx"
            })
    @ExitCodes({ExitCode.STORAGE, ExitCode.RESOURCES, ExitCode.INTERRUPTED})
    static final class Export implements Callable<Integer> {
        private final CommandContext context;

        @Parameters(paramLabel = "<name or model.h5>", description = "One of 'exeunt networks list', or a Keras model.")
        private String name = "";

        @Option(
                names = {"-o", "--output"},
                paramLabel = "<model.onnx>",
                required = true,
                description = "Where the model goes; what is there is overwritten with --force only.")
        private Path output = Path.of("");

        @Option(names = "--force", description = "Overwrite the file of --output.")
        private boolean force;

        Export(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            if (Files.exists(output) && !force) {
                throw new InvalidInputException(
                        output.toString(), "exists already", "give --force to overwrite it, or another name");
            }
            context.listening(this::write);
            context.terminal().err().println("written  " + output);
            return ExitCode.OK.code();
        }

        private Path write() {
            try {
                if (ImportNetworkCommand.isKeras(name)) {
                    InferenceModel.convert(Path.of(name), output);
                } else {
                    LightModel.write(Zoo.network(name), output);
                }
                return output;
            } catch (IOException e) {
                throw StoreException.writing(output, e);
            }
        }
    }
}

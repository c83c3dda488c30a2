package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.DeviceDescription;
import io.exeunt.reports.svg.Picture;
import io.exeunt.reports.svg.RooflinePicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt devices describe}. */
@Command(
        name = "describe",
        description = {
            "Describes a board: units, clocks, rooflines, memory, power, and where each number comes from. What is unknown says"
                    + " so.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt devices describe jetson-tx2",
            "  exeunt devices describe jetson-tx2 --plot roofline.svg --unit gpu",
            "  exeunt devices describe raspberry-pi-4 --yaml > my-board.yaml",
            "  exeunt devices describe my-board.yaml"
        })
@ExitCodes(ExitCode.STORAGE)
final class DescribeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "<id|file>", description = "Id of the catalogue, or a device file of your own.")
    private String device = "";

    @Option(names = "--yaml", description = "Print the catalogue's file itself, to copy and change.")
    private boolean yaml;

    @Option(
            names = "--plot",
            paramLabel = "<file>",
            description = "Write the roofline of a unit's operating states there, as its name says: .svg or .png.")
    private @Nullable Path plot;

    @Option(
            names = "--unit",
            paramLabel = "<id>",
            description = "The unit of the plot; default: the first whose peak arithmetic is known.")
    private @Nullable String unit;

    DescribeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (yaml) {
            context.out().print(DeviceCatalog.file(device));
            return ExitCode.OK.code();
        }
        Device described = DeviceCatalog.resolve(device);
        new DevicePrinter(described, context.out()).print();
        if (plot != null) {
            write(picture(described), plot);
        }
        return ExitCode.OK.code();
    }

    private Picture picture(Device described) {
        Map<String, Picture> pictures = RooflinePicture.of(DeviceDescription.of(described));
        if (pictures.isEmpty()) {
            throw new InvalidInputException(
                    described.id(), "no unit whose peak arithmetic is known, so no roofline", null);
        }
        String wanted = unit == null ? pictures.keySet().iterator().next() : unit;
        Picture picture = pictures.get(wanted);
        if (picture == null) {
            throw new InvalidInputException(
                    "--unit",
                    "no roofline of '" + wanted + "'; peak arithmetic is known of "
                            + String.join(", ", pictures.keySet()),
                    Suggestion.hint(wanted, pictures.keySet()).orElse(null));
        }
        return picture;
    }

    private void write(Picture picture, Path file) {
        try {
            picture.write(file);
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        }
        context.terminal().err().println("written  " + file);
    }
}

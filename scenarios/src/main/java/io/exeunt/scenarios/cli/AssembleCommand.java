package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.calibration.CsvTable;
import io.exeunt.hwmodels.calibration.LatencyFit;
import io.exeunt.hwmodels.calibration.LatencyMeasurements;
import io.exeunt.hwmodels.calibration.PowerCalibration;
import io.exeunt.hwmodels.calibration.PowerMeasurements;
import io.exeunt.hwmodels.calibration.RuntimeCalibration;
import io.exeunt.hwmodels.calibration.RuntimeStart;
import io.exeunt.hwmodels.calibration.SampleGroup;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.importer.OppChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt devices assemble}. */
@Command(
        name = "assemble",
        description = {
            "Makes a device file of tables: latencies, powers and operating points, every number with its source and kind.",
            "It starts from a file that says what the board is made of: units, memory, clock domains. A runtime that the tables"
                    + " name and the file lacks becomes a linear model of whole networks, fitted from nothing to 12 networks"
                    + " or more per precision; one that it has is calibrated.",
            ""
        },
        footer = {
            "",
            "Measurements: the columns of 'devices calibrate', latencies and powers in one table or in several.",
            "",
            "Examples:",
            "  exeunt devices assemble bare-board.yaml runs.csv -o my-board.yaml",
            "  exeunt devices assemble bare-board.yaml runs.csv --opps clocks.txt --networks layers.json \\",
            "      --with unit=a76 --contains \"mains side: supply, board, fan\" -o my-board.yaml"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class AssembleCommand implements Callable<Integer> {
    private static final String UNSAID = "the board's input, as the measurements have it";

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "<id|device.yaml>", description = "What the board is made of.")
    private String device = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "<measurements.csv>", description = "What is fitted.")
    private List<Path> files = List.of();

    @Option(
            names = "--opps",
            paramLabel = "<clocks.txt|board.dts>",
            description =
                    "Operating points, as 'devices import-opp' reads them: in the place of domains of the same ids.")
    private @Nullable Path opps;

    @Option(
            names = "--contains",
            paramLabel = "<words>",
            description = "What the meter of the powers sees, such as \"mains side: supply, board, fan\".")
    private String contains = UNSAID;

    @Mixin
    private final NewDeviceFile target = new NewDeviceFile();

    @Mixin
    private final MeasurementOptions measurements = new MeasurementOptions();

    AssembleCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        target.requireFree();
        if (measurements.power()) {
            throw new InvalidInputException(
                    "--power", "powers are read wherever the tables have columns of them", "leave --power out");
        }
        Device board = clocked(measurements.board(device));
        List<CsvTable> tables = context.listening(
                () -> measurements.tables(files, context.terminal().err()));
        Device fitted = RuntimeStart.finished(powers(latencies(board, tables), tables));
        noteUnknownIdle(fitted);
        target.write(fitted, context.terminal().err());
        return ExitCode.OK.code();
    }

    private Device clocked(Device board) {
        if (opps == null) {
            return board;
        }
        return new DomainExchange(board, opps.toString(), context::note)
                .with(OppFile.read(opps, OppChoice.NONE, context::note));
    }

    /** Idle power that no table told stands in the file as nothing. */
    private void noteUnknownIdle(Device fitted) {
        for (RuntimeProfile runtime : fitted.runtimes()) {
            if (runtime instanceof LinearRuntime linear && withoutIdle(linear)) {
                context.note("idle power under " + linear.id() + " on " + linear.unit()
                        + " is not known: 0 W is assumed; a column idle_w, or power_w beside net_mj, tells it");
            }
        }
    }

    private static boolean withoutIdle(LinearRuntime runtime) {
        LinearRuntime.Wall wall = runtime.wall();
        return wall != null && wall.idleW().value() == 0 && wall.idleW().kind() == Provenance.Kind.ASSUMED;
    }

    private Device latencies(Device board, List<CsvTable> tables) {
        String record =
                CalibrationRecord.ofTables(files, context.services().clock().instant());
        boolean powers = tables.stream().anyMatch(table -> PowerMeasurements.in(table, board));
        List<CsvTable> timed = timed(tables);
        Device fitted = RuntimeStart.on(board, timed, record, powers ? contains : null);
        LatencyMeasurements read = LatencyMeasurements.read(timed, fitted, measurements.networks());
        for (List<SampleGroup> groups : read.fittedTogether(LatencyFit.CONSTANTS)) {
            Device before = fitted;
            RuntimeCalibration step =
                    context.listening(() -> LatencyFit.CONSTANTS.fit(before, groups, record, Set.of()));
            new CalibrationPrinter(context.out()).print(new CalibrationPrinter.Step(groups, step));
            fitted = step.device();
        }
        return fitted;
    }

    /** Those with latencies; all where none has any, for whoever reads them says what is missing. */
    private static List<CsvTable> timed(List<CsvTable> tables) {
        List<CsvTable> timed = tables.stream().filter(LatencyMeasurements::in).toList();
        return timed.isEmpty() ? tables : timed;
    }

    private Device powers(Device board, List<CsvTable> tables) {
        List<CsvTable> powers = tables.stream()
                .filter(table -> PowerMeasurements.in(table, board))
                .toList();
        if (powers.isEmpty()) {
            return board;
        }
        String record =
                CalibrationRecord.ofTables(files, context.services().clock().instant());
        PowerMeasurements read = PowerMeasurements.read(powers, board, measurements.networks());
        PowerCalibration fitted = context.listening(() -> PowerCalibration.fit(read, record));
        new PowerPrinter(context.out()).print(fitted);
        return fitted.device();
    }
}

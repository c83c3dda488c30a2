package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.calibration.LatencyFit;
import io.exeunt.hwmodels.calibration.LatencyMeasurements;
import io.exeunt.hwmodels.calibration.PowerCalibration;
import io.exeunt.hwmodels.calibration.PowerMeasurements;
import io.exeunt.hwmodels.calibration.RuntimeCalibration;
import io.exeunt.hwmodels.calibration.SampleGroup;
import io.exeunt.hwmodels.device.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt devices calibrate}. */
@Command(
        name = "calibrate",
        description = {
            "Fits a board's runtime to measured latencies (or with --power its power) and writes a new device file.",
            "The file that it starts from says what is not measured: a constant moves as far as the measurements say something"
                    + " about it. For a new board start from a similar one (exeunt devices describe <id> --yaml).",
            ""
        },
        footer = {
            "",
            "Measurements: CSV, plain or gzipped, columns network, runtime, latency_ms and, where they apply, unit, precision,"
                    + " batch, threads and <domain>_mhz per clock domain; docs/calibration.md has the details.",
            "",
            "Examples:",
            "  exeunt devices calibrate jetson-tx2 mine.csv -o my-tx2.yaml",
            "  exeunt devices calibrate jetson-tx2 rails.csv --power -o my-tx2.yaml",
            "  exeunt devices calibrate raspberry-pi-4 anchors.csv --fit speed -o my-board.yaml",
            "  exeunt devices calibrate jetson-xavier-nx mine.csv --like jetson-tx2 -o my-xavier.yaml",
            "  exeunt devices calibrate raspberry-pi-5 pi5.csv.gz --columns network=arch_str,latency_ms=lat_ms_median \\",
            "      --with runtime=litert --where framework=litert --where task=cifar100 --fit additive -o pi5.yaml"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class CalibrateCommand implements Callable<Integer> {
    /** What may be fitted where a device file is to come out. */
    enum Fit {
        CONSTANTS(LatencyFit.CONSTANTS),
        SPEED(LatencyFit.SPEED),
        ADDITIVE(LatencyFit.ADDITIVE),
        LINEAR(LatencyFit.LINEAR);

        private final LatencyFit fit;

        Fit(LatencyFit fit) {
            this.fit = fit;
        }
    }

    /** Switching while no operator computes. */
    private static final String LAUNCHES = "at_launch";

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "<id|device.yaml>", description = "The board to start from.")
    private String device = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "<measurements.csv>", description = "What is fitted.")
    private List<Path> files = List.of();

    @Option(
            names = "--fit",
            paramLabel = "<what>",
            defaultValue = "constants",
            description = {
                "constants: those of the runtime, from 4 measurements (default).",
                "speed: one factor for the whole runtime, from 1 measurement.",
                "additive: costs of kinds of work from nothing, from more measurements than the networks have kinds.",
                "linear: costs of traits of layers of a linear runtime, from 12 networks."
            })
    private Fit fit = Fit.CONSTANTS;

    @Option(
            names = "--constants",
            split = ",",
            paramLabel = "<name>",
            description =
                    "Only these constants may move, such as launch_us,memory_efficiency; with --power at_launch alone.")
    private Set<String> only = new LinkedHashSet<>();

    @Mixin
    private final NewDeviceFile target = new NewDeviceFile();

    @Mixin
    private final MeasurementOptions measurements = new MeasurementOptions();

    CalibrateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        target.requireFree();
        Device before = measurements.board(device);
        Device fitted = measurements.power() ? powers(before) : latencies(before);
        target.write(fitted, context.terminal().err());
        return ExitCode.OK.code();
    }

    private Device powers(Device before) {
        boolean launches = only.equals(Set.of(LAUNCHES));
        if (!only.isEmpty() && !launches || fit != Fit.CONSTANTS) {
            throw new InvalidInputException(
                    "--power",
                    "fits all power constants that the measurements carry, or with --constants " + LAUNCHES
                            + " that one alone",
                    "leave --fit and --constants out");
        }
        PowerMeasurements read = context.listening(
                () -> measurements.readPowers(files, before, context.terminal().err()));
        String record =
                CalibrationRecord.ofPowers(files, context.services().clock().instant());
        PowerCalibration fitted = context.listening(
                () -> launches ? PowerCalibration.fitLaunches(read, record) : PowerCalibration.fit(read, record));
        new PowerPrinter(context.out()).print(fitted);
        return fitted.device();
    }

    private Device latencies(Device before) {
        LatencyMeasurements read = context.listening(
                () -> measurements.read(files, before, context.terminal().err()));
        String record =
                CalibrationRecord.of(files, fit.fit, context.services().clock().instant());
        List<CalibrationPrinter.Step> steps = context.listening(() -> steps(before, read, record));
        steps.forEach(step -> new CalibrationPrinter(context.out()).print(step));
        return steps.isEmpty() ? before : steps.get(steps.size() - 1).result().device();
    }

    private List<CalibrationPrinter.Step> steps(Device before, LatencyMeasurements read, String record) {
        Device fitted = before;
        List<CalibrationPrinter.Step> steps = new ArrayList<>();
        for (List<SampleGroup> groups : read.fittedTogether(fit.fit)) {
            RuntimeCalibration step = fit.fit.fit(fitted, groups, record, only);
            fitted = step.device();
            steps.add(new CalibrationPrinter.Step(groups, step));
        }
        return steps;
    }
}

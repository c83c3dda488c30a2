package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.calibration.DeviceCheck;
import io.exeunt.hwmodels.calibration.IntervalCoverage;
import io.exeunt.hwmodels.calibration.LatencyFit;
import io.exeunt.hwmodels.calibration.LatencyMeasurements;
import io.exeunt.hwmodels.calibration.Meter;
import io.exeunt.hwmodels.calibration.PowerCheck;
import io.exeunt.hwmodels.calibration.PowerMeasurements;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.hwmodels.validation.NoiseFloor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt devices check}. */
@Command(
        name = "check",
        description = {
            "Compares what a board's file predicts with measured latencies (or with --power, powers and energies).",
            "With --fit-on or --leave the constants are fitted first, never to what is then predicted.",
            ""
        },
        footer = {
            "",
            "Error is |predicted / measured - 1|. The noise floor is how far measurements differ that ought to be equal; no model"
                    + " can be expected far below it.",
            "",
            "Examples:",
            "  exeunt devices check jetson-tx2 mine.csv",
            "  exeunt devices check jetson-tx2 mine.csv --leave network",
            "  exeunt devices check jetson-tx2 rails.csv --power",
            "  exeunt devices check jetson-tx2 mine.csv --fit-networks vgg19,resnet50 -o checked",
            "  exeunt devices check jetson-tx2 mine.csv --fit clocks --fit-clocks 114.75/1866,522.75/1600,930.75/1866,1300.5/1600",
            "  exeunt devices check my-board.yaml nightly.csv --max-mape 5 --quiet"
        })
@ExitCodes({ExitCode.CHECK_MISSED, ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class CheckCommand implements Callable<Integer> {
    private static final int DEFAULT_FOLDS = 20;
    private static final int MOST_FOLDS = 10_000;
    private static final double MOST_PERCENT = 1e6;
    private static final int GROUPS_OF_MANY = 5;
    private static final long DEFAULT_SEED = 1;

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "<id|device.yaml>", description = "The board.")
    private String device = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "<measurements.csv>", description = "What is predicted.")
    private List<Path> files = List.of();

    @Option(
            names = "--fit-on",
            split = ",",
            paramLabel = "<train.csv>",
            description = "Fit the runtime's constants to these measurements first.")
    private List<Path> fitOn = new ArrayList<>();

    @Mixin
    private final FitRows fitRows = new FitRows();

    @Option(
            names = "--leave",
            paramLabel = "<what>",
            description =
                    "network or clock: fit to all networks (or operating states) but one, predict that one, and so on in"
                            + " turn.")
    private DeviceCheck.@Nullable Leave leave;

    @Option(
            names = "--folds",
            paramLabel = "<number>",
            description =
                    "With --leave: leave out random groups, this many. Default: one at a time up to 20, else 5 groups.")
    private @Nullable Integer folds;

    @Option(
            names = "--fit",
            paramLabel = "<what>",
            defaultValue = "constants",
            description = {
                "With --fit-on or --leave: constants (default), speed, additive or linear as in 'devices calibrate', or clocks: three"
                        + " constants per network, for other clocks of the same networks."
            })
    private LatencyFit fit = LatencyFit.CONSTANTS;

    @Option(
            names = "--noise-floor",
            paramLabel = "<percent>",
            description =
                    "How far equal measurements differ; default: from repeated rows, equal networks under different names,"
                            + " or the columns latency_ms_std or latency_ms_var.")
    private @Nullable Double noiseFloorPercent;

    @Option(names = "--max-mape", paramLabel = "<percent>", description = "Exit code 6 if the mean error is larger.")
    private @Nullable Double maxMapePercent;

    @Mixin
    private final MeasurementOptions measurements = new MeasurementOptions();

    @Mixin
    private final CheckOutput output = new CheckOutput();

    CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        requireSense();
        Device board = measurements.board(device);
        if (measurements.power()) {
            PowerCheck check = context.listening(() -> powers(board));
            new PowerPrinter(context.out()).print(check, board, what());
            output.write(check, board, context);
            return verdict(check.overall()).code();
        }
        LatencyMeasurements read = context.listening(() -> latencies(files, board));
        DeviceCheck check = context.listening(() -> check(board, read));
        Optional<NoiseFloor> floor = noiseFloor(read);
        new CheckPrinter(context.out(), board, what()).print(check, floor);
        output.write(board, what(), check, floor, context);
        return verdict(check.overall()).code();
    }

    /**
     * What a check comes to.
     *
     * @param accuracies of all measurements together, under "all", and by network
     * @param coverage how often intervals held them; empty where none is known
     */
    record GateFigures(Map<String, Accuracy> accuracies, Optional<IntervalCoverage> coverage) {
        static GateFigures of(Accuracy all, Map<String, Accuracy> byNetwork, Optional<IntervalCoverage> coverage) {
            Map<String, Accuracy> accuracies = new LinkedHashMap<>();
            accuracies.put("all", all);
            accuracies.putAll(byNetwork);
            return new GateFigures(accuracies, coverage);
        }
    }

    /** Checks, and prints nothing. */
    GateFigures figures() {
        requireSense();
        Device board = measurements.board(device);
        if (measurements.power()) {
            PowerCheck check = powers(board).by(Meter.INPUT_ABOVE_IDLE);
            return GateFigures.of(check.overall(), check.byNetwork(), check.coverage());
        }
        DeviceCheck check = check(board, latencies(files, board));
        return GateFigures.of(check.overall(), check.byNetwork(), check.coverage());
    }

    private PowerCheck powers(Device board) {
        if (fitRows.given()) {
            throw new InvalidInputException(
                    "--power", "can't be given with --fit-networks or --fit-clocks", "use --leave or --fit-on");
        }
        PowerMeasurements read =
                measurements.readPowers(files, board, context.terminal().err());
        if (!fitOn.isEmpty()) {
            return PowerCheck.fitOn(
                    measurements.readPowers(fitOn, board, context.terminal().err()), read);
        }
        return leave == null ? PowerCheck.of(read) : PowerCheck.leaveOut(read, leave);
    }

    /** A law of clocks needs no layers. */
    private LatencyMeasurements latencies(List<Path> from, Device board) {
        return fit == LatencyFit.CLOCKS
                ? measurements.readNamed(from, board, context.terminal().err())
                : measurements.read(from, board, context.terminal().err());
    }

    private DeviceCheck check(Device board, LatencyMeasurements read) {
        if (!fitOn.isEmpty()) {
            return DeviceCheck.fitOn(latencies(fitOn, board), read, fit);
        }
        if (fitRows.given()) {
            return DeviceCheck.fitOn(fitRows.fitted(read), fitRows.held(read), fit);
        }
        return leave == null ? DeviceCheck.of(read) : leaveOut(read, leave);
    }

    private DeviceCheck leaveOut(LatencyMeasurements read, DeviceCheck.Leave what) {
        boolean few = DeviceCheck.groups(read, what) <= DEFAULT_FOLDS;
        int most = folds != null ? folds : few ? DEFAULT_FOLDS : GROUPS_OF_MANY;
        return DeviceCheck.leaveOut(read, what, fit, most, context.globals().seed(DEFAULT_SEED));
    }

    /** How the predictions came about, in words. */
    private String what() {
        if (!fitOn.isEmpty()) {
            return fit.label() + " fitted on "
                    + String.join(", ", fitOn.stream().map(Path::toString).toList());
        }
        if (fitRows.given()) {
            return fit.label() + " fitted on " + fitRows.describe();
        }
        return leave == null ? "as its file stands" : fit.label() + " fitted with each " + leave.label() + " left out";
    }

    private void requireSense() {
        int ways = (leave == null ? 0 : 1) + (fitOn.isEmpty() ? 0 : 1) + (fitRows.given() ? 1 : 0);
        if (ways > 1) {
            throw new InvalidInputException(
                    "--fit-on, --fit-networks, --fit-clocks, --leave",
                    "each says what is fitted, so only one can be given",
                    null);
        }
        if (ways == 0 && fit != LatencyFit.CONSTANTS) {
            throw new InvalidInputException(
                    "--fit " + fit.label(),
                    "nothing says what is fitted",
                    "add --fit-on, --fit-networks, --fit-clocks or --leave");
        }
        if (leave == DeviceCheck.Leave.NETWORK && fit == LatencyFit.CLOCKS) {
            throw new InvalidInputException(
                    "--fit clocks",
                    "a clock law needs measurements of the network itself",
                    "leave clocks out: --leave clock");
        }
        if (folds != null) {
            OptionBounds.within("--folds", folds, 2, MOST_FOLDS);
        }
        requirePositive("--max-mape", maxMapePercent);
        requirePositive("--noise-floor", noiseFloorPercent);
    }

    private static void requirePositive(String option, @Nullable Double value) {
        if (value != null) {
            OptionBounds.within(option, value, 0, MOST_PERCENT, " %");
        }
    }

    private Optional<NoiseFloor> noiseFloor(LatencyMeasurements read) {
        return noiseFloorPercent == null
                ? read.noiseFloor()
                : Optional.of(new NoiseFloor(noiseFloorPercent / 100, "given on the command line"));
    }

    private ExitCode verdict(Accuracy accuracy) {
        if (maxMapePercent == null || accuracy.meanError() * 100 <= maxMapePercent) {
            return ExitCode.OK;
        }
        context.terminal()
                .err()
                .println("mean error " + Format.percent(accuracy.meanError()) + " is above --max-mape " + maxMapePercent
                        + " %");
        return ExitCode.CHECK_MISSED;
    }
}

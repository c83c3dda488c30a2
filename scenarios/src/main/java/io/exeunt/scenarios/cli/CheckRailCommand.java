package io.exeunt.scenarios.cli;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.hwmodels.calibration.ColumnMapping;
import io.exeunt.hwmodels.calibration.CsvTable;
import io.exeunt.hwmodels.calibration.FittedClocks;
import io.exeunt.hwmodels.calibration.ModuleCheck;
import io.exeunt.hwmodels.calibration.RailBoard;
import io.exeunt.hwmodels.calibration.RailBoards;
import io.exeunt.hwmodels.calibration.RailCheck;
import io.exeunt.hwmodels.calibration.RailCheck.BoardSource;
import io.exeunt.hwmodels.calibration.RailSweep;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.dvfs.OppTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code exeunt devices check-rail}. */
@Command(
        name = "check-rail",
        description = {
            "Fits the power of a rail to some clocks of each benchmark and predicts the others.",
            "Columns: freq_mhz, power_w or power_mw and, where they apply, benchmark, run, voltage_v; for --law module also"
                    + " memory_mhz and latency_ms.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt devices check-rail a15.csv --columns voltage_v=volt_v_mean,power_w=power_w_mean"
                    + " --fit lowest-highest",
            "  exeunt devices check-rail tx1.csv --columns voltage_v=volt_v,power_w=power_w_mean --rail jetson-tx1/gpu",
            "  exeunt devices check-rail vgg19.csv --columns freq_mhz=gpu_mhz,power_mw=p_gpu_mw --rail jetson-tx2/gpu"
                    + " --fit every-second"
        })
@ExitCodes(ExitCode.INTERRUPTED)
final class CheckRailCommand implements Callable<Integer> {
    /** What is predicted. */
    enum Law {
        RAIL,
        MODULE
    }

    /** Where board constants come from. */
    enum Constants {
        SHIPPED,
        FITTED,
        OTHERS
    }

    /** Clocks by their names with hyphens. */
    static final class ClocksConverter implements ITypeConverter<FittedClocks> {
        @Override
        public FittedClocks convert(String text) {
            return Arrays.stream(FittedClocks.values())
                    .filter(each -> each.label().replace(' ', '-').equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "expected lowest-highest, lowest-middle-highest or every-second, given '" + text + "'"));
        }
    }

    private final CommandContext context;

    @Parameters(paramLabel = "<measurements.csv>", description = "Power of one rail against clock.")
    private Path file = Path.of("");

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "<ours=theirs>",
            description = "Which column of the file stands for ours.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--rail",
            paramLabel = "<board/unit>",
            description = "Whose voltages to take where the file has none, and whose shipped constants.")
    private @Nullable String rail;

    @Option(
            names = "--fit",
            paramLabel = "<clocks>",
            defaultValue = "lowest-middle-highest",
            converter = ClocksConverter.class,
            description = "Clocks that are fitted: lowest-highest, lowest-middle-highest (default) or every-second.")
    private FittedClocks clocks = FittedClocks.LOWEST_MIDDLE_HIGHEST;

    @Option(
            names = "--constants",
            paramLabel = "<from>",
            description = {
                "Constants of the board: shipped with Exeunt; fitted to the clocks that may be seen; others: fitted, with a"
                        + " profile from the full sweeps of the other benchmarks.",
                "Default: shipped where there are any for --rail, else fitted."
            })
    private @Nullable Constants constants;

    @Option(
            names = "--law",
            paramLabel = "<what>",
            defaultValue = "rail",
            description = "rail (default), or module: power at the board's input of one network, and its best clock.")
    private Law law = Law.RAIL;

    @Option(
            names = "--where",
            paramLabel = "<theirs=value>",
            description = "Only rows that have this value, such as cores=4; may be repeated.")
    private Map<String, String> rows = new LinkedHashMap<>();

    @Option(names = "--only", split = ",", paramLabel = "<benchmark>", description = "Only rows of these benchmarks.")
    private Set<String> only = new LinkedHashSet<>();

    @Option(names = "--except", split = ",", paramLabel = "<benchmark>", description = "No rows of these benchmarks.")
    private Set<String> except = new LinkedHashSet<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<predictions.csv>",
            description = "Also write all predictions there; not with --law module.")
    private @Nullable Path output;

    CheckRailCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (law == Law.MODULE && output != null) {
            throw new InvalidInputException(
                    "--output", "predictions of single points are of rails only", "leave it out");
        }
        CsvTable table = wanted(new ColumnMapping(columns, Map.of(), rows).apply(CsvTable.read(file)));
        RailPrinter printer = new RailPrinter(context.out(), clocks);
        if (law == Law.MODULE) {
            printer.print(context.listening(() -> ModuleCheck.of(table, clocks, voltages())));
        } else {
            RailCheck check = context.listening(() -> check(RailSweep.read(table, voltages())));
            printer.print(check);
            write(check);
        }
        return ExitCode.OK.code();
    }

    private CsvTable wanted(CsvTable table) {
        if (only.isEmpty() && except.isEmpty()) {
            return table;
        }
        table.requireColumns("benchmark");
        Set<String> known =
                table.rows().stream().map(row -> row.text("benchmark")).collect(Collectors.toCollection(TreeSet::new));
        for (String name : only) {
            if (!known.contains(name)) {
                throw new InvalidInputException(
                        "--only",
                        table.file() + " has no rows of benchmark '" + name + "'",
                        Suggestion.hint(name, known).orElse(null));
            }
        }
        List<CsvTable.Row> kept = table.rows().stream()
                .filter(row -> only.isEmpty() || only.contains(row.text("benchmark")))
                .filter(row -> !except.contains(row.text("benchmark")))
                .toList();
        if (kept.isEmpty()) {
            throw new InvalidInputException("--except", "expected some rows of " + table.file() + " to be left", null);
        }
        return new CsvTable(table.file(), table.columns(), kept);
    }

    private void write(RailCheck check) {
        if (output == null) {
            return;
        }
        try {
            AtomicFile.write(output, RailPrinter.csv(check));
        } catch (IOException e) {
            throw StoreException.writing(output, e);
        }
        context.terminal().err().println("written  " + output);
    }

    private RailCheck check(List<RailSweep> sweeps) {
        Optional<RailBoard> shipped = shipped();
        Constants from = constants != null ? constants : shipped.isPresent() ? Constants.SHIPPED : Constants.FITTED;
        return switch (from) {
            case SHIPPED ->
                RailCheck.of(
                        sweeps,
                        clocks,
                        shipped.orElseThrow(() -> new InvalidInputException(
                                "--constants shipped",
                                "none are shipped for " + rail,
                                "fit them: --constants fitted")));
            case FITTED -> RailCheck.of(sweeps, clocks, BoardSource.FITTED);
            case OTHERS -> RailCheck.of(sweeps, clocks, BoardSource.OTHERS);
        };
    }

    private Optional<RailBoard> shipped() {
        return named().flatMap(
                        unit -> RailBoards.find(unit.board().id(), unit.unit().id()));
    }

    private Optional<OppTable> voltages() {
        return named().map(unit ->
                unit.board().domain(unit.unit().domain()).toDvfsDomain().opps());
    }

    private record Rail(Device board, ComputeUnit unit) {}

    private Optional<Rail> named() {
        if (rail == null) {
            return Optional.empty();
        }
        int slash = rail.lastIndexOf('/');
        if (slash <= 0) {
            throw new InvalidInputException(
                    "--rail", "expected <board>/<unit>, given " + rail, "it is such as jetson-tx1/gpu");
        }
        Device board = DeviceCatalog.resolve(rail.substring(0, slash));
        String unit = rail.substring(slash + 1);
        List<String> known = board.units().stream().map(ComputeUnit::id).toList();
        if (!known.contains(unit)) {
            throw new InvalidInputException(
                    "--rail",
                    "no unit of " + board.id() + " is called '" + unit + "'; it has " + String.join(", ", known),
                    Suggestion.hint(unit, known).orElse(null));
        }
        return Optional.of(new Rail(board, board.unit(unit)));
    }
}

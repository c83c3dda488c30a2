package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.LinearRuntime.ByPrecision;
import io.exeunt.hwmodels.device.LinearRuntime.Costs;
import io.exeunt.hwmodels.device.LinearRuntime.Scaling;
import io.exeunt.hwmodels.device.LinearRuntime.Wall;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.LayerTrait;
import io.exeunt.hwmodels.workload.Precision;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A runtime that a table has measurements of and a board does not know yet: a linear model of whole networks whose costs are still to be
 * fitted. Clock and threads are those of the table, where it has them.
 */
public final class RuntimeStart {
    private static final String TABLE = "assembled";
    private static final String UNSTATED = "assembled-unstated";
    private static final String SCALING = "assembled-scaling";
    private static final String PLACEHOLDER = "assembled-placeholder";
    private static final double PLACEHOLDER_US = 100;

    private final Device board;
    private final ComputeUnit unit;
    private final String runtime;
    private final List<CsvTable.Row> rows;

    private RuntimeStart(Device board, ComputeUnit unit, String runtime, List<CsvTable.Row> rows) {
        this.board = board;
        this.unit = unit;
        this.runtime = runtime;
        this.rows = rows;
    }

    /**
     * A board with a runtime more for each that tables name and it lacks.
     *
     * @param tables with the columns of {@link LatencyMeasurements}; {@code unit} where the board has several
     * @param record what the tables are, for the file's sources
     * @param contains what the meter of their powers sees, in words; null where they have none
     * @throws InvalidInputException if a row does not say on which unit it ran
     */
    public static Device on(Device board, List<CsvTable> tables, String record, @Nullable String contains) {
        tables.forEach(table -> table.requireColumns("network", "runtime"));
        Map<List<String>, List<CsvTable.Row>> ways = tables.stream()
                .flatMap(table -> table.rows().stream())
                .collect(Collectors.groupingBy(
                        row -> List.of(unit(row, board).id(), row.text("runtime")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Device started = board;
        for (Map.Entry<List<String>, List<CsvTable.Row>> way : ways.entrySet()) {
            ComputeUnit unit = board.unit(way.getKey().get(0));
            String runtime = way.getKey().get(1);
            if (!has(board, unit, runtime)) {
                RuntimeStart start = new RuntimeStart(board, unit, runtime, way.getValue());
                started = started.withFurtherRuntime(start.profile(contains), start.sources(record));
            }
        }
        return started;
    }

    private static boolean has(Device board, ComputeUnit unit, String runtime) {
        return board.runtimes().stream()
                .anyMatch(each -> each.id().equals(runtime) && each.unit().equals(unit.id()));
    }

    private static ComputeUnit unit(CsvTable.Row row, Device board) {
        if (row.has("unit")) {
            return board.unit(RunColumns.givenUnit(row, board));
        }
        List<String> owners = board.runtimes().stream()
                .filter(each -> each.id().equals(row.text("runtime")))
                .map(RuntimeProfile::unit)
                .toList();
        List<String> units =
                owners.isEmpty() ? board.units().stream().map(ComputeUnit::id).toList() : owners;
        if (units.size() > 1) {
            throw new InvalidInputException(
                    row.where("runtime"),
                    "expected a column unit, because " + board.id() + " has " + String.join(", ", units),
                    "--with unit=" + units.get(0));
        }
        return board.unit(units.get(0));
    }

    private LinearRuntime profile(@Nullable String contains) {
        Set<Precision> measured = rows.stream()
                .map(RunColumns::precisionOrSingle)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Precision.class)));
        Quantity placeholder = assumed(PLACEHOLDER_US, PLACEHOLDER);
        Costs costs = new Costs(Map.of(LayerTrait.OPERATORS.label(), placeholder), null, null);
        ByPrecision all = new ByPrecision(null, null, null);
        RuntimeProfile.Precisions precisions = new RuntimeProfile.Precisions(
                provenance(measured, Precision.FP32),
                provenance(measured, Precision.FP16),
                provenance(measured, Precision.INT8));
        for (Precision precision : measured) {
            all = all.with(precision, costs);
        }
        return new LinearRuntime(
                runtime,
                unit.id(),
                "not fitted yet",
                precisions,
                List.of(ElementWise.Kind.ACTIVATION, ElementWise.Kind.BATCH_NORM),
                clockMhz(),
                threads(),
                scaling(),
                contains == null ? null : new Wall(assumed(0, PLACEHOLDER), contains),
                all);
    }

    private static @Nullable Provenance provenance(Set<Precision> measured, Precision precision) {
        return measured.contains(precision) ? new Provenance(Provenance.Kind.ASSUMED, PLACEHOLDER) : null;
    }

    /** The highest that the table names, else the unit's highest. */
    private Quantity clockMhz() {
        String column = unit.domain() + ClockColumns.SUFFIX;
        return stated(
                column,
                row -> row.clockHz(column) / 1e6,
                board.domain(unit.domain()).maxHz() / 1e6);
    }

    /** The most that the table names, else all cores of a CPU. */
    private Quantity threads() {
        int most = unit.kind() == ComputeUnit.Kind.CPU ? unit.coreCount() : 1;
        return stated("threads", row -> row.count("threads"), most);
    }

    private Quantity stated(String column, ToDoubleFunction<CsvTable.Row> number, double otherwise) {
        return rows.stream()
                .filter(row -> row.has(column))
                .mapToDouble(number)
                .boxed()
                .max(Double::compare)
                .map(most -> new Quantity(most, Provenance.Kind.DECLARED, TABLE, null))
                .orElseGet(() -> assumed(otherwise, UNSTATED));
    }

    private Scaling scaling() {
        boolean cpu = unit.kind() == ComputeUnit.Kind.CPU;
        return new Scaling(
                assumed(1, SCALING),
                assumed(cpu ? 0.8 : 0, SCALING),
                assumed(1.4, SCALING),
                assumed(cpu ? 0.2 : 0, SCALING));
    }

    private static Quantity assumed(double value, String source) {
        return new Quantity(value, Provenance.Kind.ASSUMED, source, null);
    }

    private Map<String, String> sources(String record) {
        Map<String, String> sources = new HashMap<>();
        sources.put(TABLE, record);
        sources.put(UNSTATED, "not stated in the table: the unit's highest clock and all its cores are taken");
        sources.put(
                SCALING,
                "not fitted: time falls with the clock and, on a CPU, with threads^0.8; energy above idle rises as on the AGX Xavier's CPU");
        sources.put(PLACEHOLDER, "stands where the measurements say nothing");
        return sources;
    }
}

package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measured powers and energies of a device, read from a CSV with the columns of {@link LatencyMeasurements} (latency_ms may be missing)
 * and one or more of
 *
 * <pre>
 * power_w        mean power at the board's input in W       energy_mj        the same as energy per inference in mJ
 * net_mj         energy above the board's idle power per inference
 * &lt;unit&gt;_w       mean power of a unit's rail in W           &lt;unit&gt;_mj        the same as energy per inference
 * &lt;unit&gt;_net_mj  energy of that rail above its idle power per inference
 * temp_c         temperature of the unit in °C              voltage_v        its supply, in the scale of its table
 * idle_w         of the idle board, by the same meter as power_w: the power above it is what counts then, unless net_mj says it
 * period_ms      from one inference to the next while the power was measured, where that is longer than the latency
 * </pre>
 *
 * A field may be empty. Where an energy comes without a latency, the modelled latency is taken.
 *
 * @param device that was measured
 * @param samples in the file's order, one per field
 */
public record PowerMeasurements(Device device, List<PowerSample> samples) {
    private static final double MOST_W = 1000;
    private static final String POWER = "power_w";
    private static final String IDLE = "idle_w";
    private static final String NET = "net_mj";

    public PowerMeasurements {
        samples = Check.notEmpty("samples", samples);
    }

    /** Whether a table has any column of powers or energies of this device. */
    public static boolean in(CsvTable table, Device device) {
        return columns(device).anyMatch(column -> table.has(column.name()));
    }

    /**
     * Reads a table.
     *
     * @throws InvalidInputException naming row and column of whatever is wrong
     */
    public static PowerMeasurements read(CsvTable table, Device device, Networks networks) {
        return read(List.of(table), device, networks);
    }

    /** As {@link #read(CsvTable, Device, Networks)} from several tables, one after the other. */
    public static PowerMeasurements read(List<CsvTable> tables, Device device, Networks networks) {
        List<PowerSample> samples = tables.stream()
                .flatMap(table -> samples(table, device, networks))
                .toList();
        if (samples.isEmpty()) {
            throw new InvalidInputException(tables.get(0).file(), "no row holds a power or an energy", null);
        }
        return new PowerMeasurements(device, samples);
    }

    private static Stream<PowerSample> samples(CsvTable table, Device device, Networks networks) {
        table.requireColumns("network", "runtime");
        ClockColumns.requireDomains(table, device);
        List<Column> present =
                columns(device).filter(column -> table.has(column.name())).toList();
        if (present.isEmpty()) {
            throw new InvalidInputException(
                    table.file() + ":1",
                    "no column of powers or energies; known are "
                            + String.join(
                                    ", ", columns(device).map(Column::name).toList()),
                    null);
        }
        Reading reading = new Reading(device, networks, present);
        return table.rows().stream().flatMap(row -> reading.samples(row).stream());
    }

    private record Column(String name, Optional<String> unit, Meter meter, boolean energy) {}

    private static Stream<Column> columns(Device device) {
        Stream<Column> input = Stream.of(
                new Column(POWER, Optional.empty(), Meter.INPUT, false),
                new Column("energy_mj", Optional.empty(), Meter.INPUT, true),
                new Column(NET, Optional.empty(), Meter.INPUT_ABOVE_IDLE, true));
        Stream<Column> rails = device.units().stream()
                .flatMap(unit -> Stream.of(
                        new Column(unit.id() + "_w", Optional.of(unit.id()), Meter.RAIL, false),
                        new Column(unit.id() + "_mj", Optional.of(unit.id()), Meter.RAIL, true),
                        new Column(unit.id() + "_net_mj", Optional.of(unit.id()), Meter.RAIL_ABOVE_IDLE, true)));
        return Stream.concat(input, rails);
    }

    private static final class Reading {
        private final Device device;
        private final Networks networks;
        private final List<Column> columns;
        private final PowerPlausibility plausibility;
        private final Map<String, StateSpace> states = new HashMap<>();
        private final Map<List<String>, OperatorGraph> graphs = new HashMap<>();

        Reading(Device device, Networks networks, List<Column> columns) {
            this.device = device;
            this.networks = networks;
            this.columns = columns;
            this.plausibility = new PowerPlausibility(device);
        }

        List<PowerSample> samples(CsvTable.Row row) {
            PlatformSpec spec = RunColumns.spec(row, device);
            OperatorGraph network = graphs.computeIfAbsent(
                    List.of(row.text("network"), spec.runtime()),
                    key -> networks.find(key.get(0), row.where("network"), key.get(1)));
            int state = ClockColumns.state(
                    row,
                    states.computeIfAbsent(spec.unit(), unit -> Platforms.states(device, unit)),
                    ClockColumns.usualHz(device, spec));
            List<PowerSample> samples = new ArrayList<>();
            for (Column column : columns) {
                if (row.has(column.name())
                        && column.unit().map(spec.unit()::equals).orElse(true)) {
                    PowerSample sample = sample(row, spec, network, state, column);
                    plausibility.require(row, column.name(), sample);
                    samples.add(sample);
                }
            }
            return samples;
        }

        private static PowerSample sample(
                CsvTable.Row row, PlatformSpec spec, OperatorGraph network, int state, Column column) {
            double value = row.positive(column.name());
            double idleW = column.name().equals(POWER) && row.has(IDLE) ? idleW(row, value) : Double.NaN;
            boolean aboveIdle = column.name().equals(POWER) && row.has(IDLE) && !row.has(NET);
            if (!column.energy() && value > MOST_W) {
                throw new InvalidInputException(
                        row.where(column.name()), "expected at most " + MOST_W + " W, given " + value, "it is in mW");
            }
            return new PowerSample(
                    spec,
                    network,
                    state,
                    row.has("latency_ms") ? row.positive("latency_ms") / 1e3 : Double.NaN,
                    row.has("period_ms") ? row.positive("period_ms") / 1e3 : Double.NaN,
                    aboveIdle ? Meter.INPUT_ABOVE_IDLE : column.meter(),
                    column.energy() ? Double.NaN : aboveIdle ? value - idleW : value,
                    idleW,
                    column.energy() ? value * 1e-3 : Double.NaN,
                    row.has("temp_c") ? row.number("temp_c") : Double.NaN,
                    row.has("voltage_v") ? row.positive("voltage_v") : Double.NaN);
        }

        private static double idleW(CsvTable.Row row, double powerW) {
            double idleW = row.nonNegative(IDLE);
            if (idleW >= powerW) {
                throw new InvalidInputException(
                        row.where(IDLE), "expected less than the power, " + powerW + " W, given " + idleW + " W", null);
            }
            return idleW;
        }
    }
}

package io.exeunt.hwmodels.condition;

import io.exeunt.ground.spec.PointedException;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.workload.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is different from the board as its file describes it. Every part may be left out. Mistakes that need no board to be seen are
 * refused here, with a {@link PointedException} that says which key is wrong; the others by {@link ConditionedDevice}.
 *
 * @param ambientC temperature of the air in °C, -60 … 125: the chip is as warm as it gets there working without a pause, see
 *     {@link DieTemperature}; null for the temperature at which the board's leakage was found
 * @param dieC temperature of the chip itself in °C, -60 … 150, in the place of {@code ambientC}; null likewise
 * @param voltageOffsetMv added to the supply at every clock in every domain that has no offset of its own, in mV, -1000 … 1000;
 *     power follows, clocks stay; null for none
 * @param domains what is done to single clock domains, by id; null for nothing
 * @param peakGbsFactor multiple of the memory's peak bandwidth, in 0.01 … 100; null for 1
 * @param runtime id of another runtime; null for the one that is asked for
 * @param precision another number format; null for the one that is asked for
 * @param branching how the runtime leaves a network early; null for {@link Branching#STAGES}
 */
public record Conditions(
        @Nullable Double ambientC,
        @Nullable Double dieC,
        @Nullable Double voltageOffsetMv,
        @Nullable Map<String, DomainCondition> domains,
        @Nullable Double peakGbsFactor,
        @Nullable String runtime,
        @Nullable Precision precision,
        @Nullable Branching branching) {
    /** The board as its file describes it. */
    public static final Conditions NONE = new Conditions(null, null, null, null, null, null, null);

    static final double LARGEST_OFFSET_MV = 1000;
    private static final double COLDEST_C = -60;
    private static final double HOTTEST_AIR_C = 125;
    private static final double HOTTEST_DIE_C = 150;
    private static final double LEAST_FACTOR = 0.01;
    private static final double LARGEST_FACTOR = 100;

    public Conditions {
        if (ambientC != null && dieC != null) {
            throw new PointedException(
                    "/die_c", "expected either ambient_c or die_c, given both", "the air says how warm the chip gets");
        }
        Given.between("/ambient_c", ambientC, COLDEST_C, HOTTEST_AIR_C);
        Given.between("/die_c", dieC, COLDEST_C, HOTTEST_DIE_C);
        Given.within("/voltage_offset_mv", voltageOffsetMv, LARGEST_OFFSET_MV);
        Given.between("/peak_gbs_factor", peakGbsFactor, LEAST_FACTOR, LARGEST_FACTOR);
        domains = domains == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(domains));
    }

    /** Conditions under which a network is left early between stages. */
    public Conditions(
            @Nullable Double ambientC,
            @Nullable Double dieC,
            @Nullable Double voltageOffsetMv,
            @Nullable Map<String, DomainCondition> domains,
            @Nullable Double peakGbsFactor,
            @Nullable String runtime,
            @Nullable Precision precision) {
        this(ambientC, dieC, voltageOffsetMv, domains, peakGbsFactor, runtime, precision, null);
    }

    /** What is done to single clock domains, by id; empty for nothing. */
    @Override
    public Map<String, DomainCondition> domains() {
        return domains == null ? Map.of() : domains;
    }

    /** The board in air of this temperature in °C. */
    public static Conditions inAir(double ambientC) {
        return new Conditions(ambientC, null, null, null, null, null, null);
    }

    /** The board with a chip of this temperature in °C. */
    public static Conditions atDie(double dieC) {
        return new Conditions(null, dieC, null, null, null, null, null);
    }

    /** The board with so many mV more, or fewer, at every clock. */
    public static Conditions atVoltageOffset(double millivolts) {
        return new Conditions(null, null, millivolts, null, null, null, null);
    }

    /** The board with this done to its clock domains. */
    public static Conditions onDomains(Map<String, DomainCondition> domains) {
        return new Conditions(null, null, null, domains, null, null, null);
    }

    /** The board with so many times the memory bandwidth. */
    public static Conditions atPeakGbsFactor(double factor) {
        return new Conditions(null, null, null, null, factor, null, null);
    }

    /** The same board, whatever runs on it: no runtime and no precision take the place of those that are asked for. */
    public Conditions ofTheBoard() {
        return new Conditions(ambientC, dieC, voltageOffsetMv, domains, peakGbsFactor, null, null, branching);
    }

    /** The same without what is done to clock domains that a part of the device does not depend on. */
    public Conditions reaching(Worker worker, Device device) {
        Map<String, DomainCondition> reached = new TreeMap<>(domains());
        reached.keySet().retainAll(worker.domains(device));
        return new Conditions(ambientC, dieC, voltageOffsetMv, reached, peakGbsFactor, runtime, precision, branching);
    }

    /** Whether nothing is different. */
    public boolean changeNothing() {
        return equals(NONE);
    }

    /** Whether a number of the board is different, not only what runs on it. */
    boolean changeTheBoard() {
        return !ofTheBoard().changeNothing();
    }

    /** In words, such as "air 40 °C, -50 mV, gpu at most 900 MHz"; empty for no conditions. */
    public String describe() {
        List<String> parts = new ArrayList<>();
        add(parts, "air ", ambientC, " °C");
        add(parts, "chip ", dieC, " °C");
        if (voltageOffsetMv != null) {
            parts.add(Given.signed(voltageOffsetMv) + " mV");
        }
        domains().forEach((id, domain) -> parts.add(domain.describe(id)));
        add(parts, "bandwidth × ", peakGbsFactor, "");
        if (runtime != null) {
            parts.add(runtime);
        }
        if (precision != null) {
            parts.add(precision.name().toLowerCase(Locale.ROOT));
        }
        if (branching != null) {
            parts.add(branching.text());
        }
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String before, @Nullable Double value, String after) {
        if (value != null) {
            parts.add(before + Given.text(value) + after);
        }
    }
}

package io.exeunt.scenarios.cli;

import io.exeunt.ground.spec.bind.SpecReader;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import io.exeunt.hwmodels.importer.ImportedTable;
import io.exeunt.hwmodels.importer.ImportedTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables of operating points as a part of a device file: what goes under its {@code sources} and {@code domains}. A time that the table
 * declares is the one until the new clock holds ({@code clock-latency-ns}: "maximum transition latency to this operating point", opp-v2-base;
 * {@code cpuinfo_transition_latency}: "the time it takes to switch … from one P-state to another", admin-guide/pm/cpufreq). For how long the
 * caller stands still Linux does not say; at most it is as long.
 *
 * @param sources what the domains' numbers name
 * @param domains one per table
 * @param thermal what the file says about heat; null where it says nothing
 */
record ImportedDomains(
        Map<String, String> sources,
        List<ClockDomain> domains,
        @Nullable ImportedThermal thermal) {
    private static final String SOURCE = "opp-import";
    private static final String GUESS = "opp-import-guess";
    private static final String STANDSTILL = "opp-import-standstill";
    /** What drivers declare lies between 40 and 300 µs (tegra186-cpufreq: 300). */
    private static final double GUESSED_US = 300;

    private static final int LONGEST_ID = 64;

    /**
     * Of imported tables.
     *
     * @param file they were in
     * @param what kind of file, in words
     */
    static ImportedDomains of(String file, String what, ImportedTables imported) {
        List<ImportedTable> tables = imported.tables();
        Map<String, String> sources = new TreeMap<>();
        Map<String, ClockDomain> domainByTable = new HashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        List<ClockDomain> domains = new ArrayList<>();
        for (ImportedTable table : tables) {
            String id = free(id(table.name()), ids);
            ids.add(id);
            String source = table.origin().isEmpty() ? SOURCE : SOURCE + "-" + id;
            sources.put(source, what + " " + file + (table.origin().isEmpty() ? "" : ": " + table.origin()));
            domains.add(domain(id, table, source));
            domainByTable.putIfAbsent(table.name(), domains.get(domains.size() - 1));
        }
        if (tables.stream().anyMatch(table -> !Double.isNaN(table.transitionS()))) {
            sources.put(
                    STANDSTILL,
                    "not stated in " + file + "; assumed to last until the new clock holds, as where the kernel waits");
        }
        if (tables.stream().anyMatch(table -> Double.isNaN(table.transitionS()))) {
            sources.put(GUESS, "no time of a switch in " + file + "; drivers declare 40 to 300 us");
        }
        if (!imported.heat().isNone()) {
            sources.put(ImportedThermal.SOURCE, "thermal zones of " + what + " " + file);
        }
        return new ImportedDomains(sources, domains, ImportedThermal.of(imported.heat(), domainByTable));
    }

    /** As it stands in a device file. */
    String toYaml() {
        return SpecReader.of(ImportedDomains.class, DeviceCatalog.SCHEMA).print(this);
    }

    private static ClockDomain domain(String id, ImportedTable table, String source) {
        Provenance declared = new Provenance(Provenance.Kind.DECLARED, source);
        boolean volts = table.opps().scale() == VoltageScale.VOLTS;
        return new ClockDomain(
                id,
                declared,
                volts ? declared : null,
                effectiveUs(table, Provenance.Kind.DECLARED, source),
                effectiveUs(table, Provenance.Kind.ASSUMED, STANDSTILL),
                guessedUs(table),
                table.opps().points().stream()
                        .map(point -> new ClockDomain.Opp(point.freqHz() / 1e6, millivolts(point, volts), null))
                        .toList());
    }

    private static @Nullable Double millivolts(OperatingPoint point, boolean known) {
        return known ? Double.valueOf(Math.round(point.voltage() * 1e6) / 1e3) : null;
    }

    /** Until the new clock holds; null where the table does not declare it. */
    private static @Nullable Quantity effectiveUs(ImportedTable table, Provenance.Kind kind, String source) {
        return Double.isNaN(table.transitionS())
                ? null
                : new Quantity(Math.round(table.transitionS() * 1e9) / 1e3, kind, source, null);
    }

    /** Both times in one where neither is known. */
    private static @Nullable Quantity guessedUs(ImportedTable table) {
        return Double.isNaN(table.transitionS())
                ? new Quantity(GUESSED_US, Provenance.Kind.ASSUMED, GUESS, null)
                : null;
    }

    /** "ff9a0000.gpu" is gpu, "cluster0_opp_table" cluster0. */
    private static String id(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("^[0-9a-f]{6,}\\.", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-opp(-table)?(-v2)?(-[0-9]+)?$", "")
                .replaceAll("^-|-$", "");
        String cut = plain.substring(0, Math.min(LONGEST_ID, plain.length()));
        return cut.isEmpty() ? "domain" : cut;
    }

    private static String free(String id, Set<String> taken) {
        String free = id;
        for (int n = 2; taken.contains(free); n++) {
            free = id + "-" + n;
        }
        return free;
    }
}

package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import io.exeunt.hwmodels.importer.ImportedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables of operating points as a part of a device file: what goes under its {@code sources} and {@code domains}.
 *
 * @param sources what the domains' numbers name
 * @param domains one per table
 */
record ImportedDomains(Map<String, String> sources, List<ClockDomain> domains) {
    private static final String SOURCE = "opp-import";
    private static final String GUESS = "opp-import-guess";
    /** What drivers declare lies between 40 and 300 µs (tegra186-cpufreq: 300). */
    private static final double GUESSED_US = 300;

    /**
     * Of imported tables.
     *
     * @param file they were in
     * @param what kind of file, in words
     */
    static ImportedDomains of(String file, String what, List<ImportedTable> tables) {
        Map<String, String> sources = new TreeMap<>(Map.of(SOURCE, what + " " + file));
        if (tables.stream().anyMatch(table -> Double.isNaN(table.transitionS()))) {
            sources.put(GUESS, "no time of a switch in " + file + "; drivers declare 40 to 300 us");
        }
        List<String> ids = new ArrayList<>();
        tables.forEach(table -> ids.add(free(id(table.name()), ids)));
        List<ClockDomain> domains = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            domains.add(domain(ids.get(i), tables.get(i)));
        }
        return new ImportedDomains(sources, domains);
    }

    private static ClockDomain domain(String id, ImportedTable table) {
        Provenance declared = new Provenance(Provenance.Kind.DECLARED, SOURCE);
        boolean volts = table.opps().scale() == VoltageScale.VOLTS;
        return new ClockDomain(
                id,
                declared,
                volts ? declared : null,
                null,
                null,
                transitionUs(table),
                table.opps().points().stream()
                        .map(point -> new ClockDomain.Opp(point.freqHz() / 1e6, millivolts(point, volts), null))
                        .toList());
    }

    private static @Nullable Double millivolts(OperatingPoint point, boolean known) {
        return known ? Double.valueOf(Math.round(point.voltage() * 1e6) / 1e3) : null;
    }

    private static Quantity transitionUs(ImportedTable table) {
        return Double.isNaN(table.transitionS())
                ? new Quantity(GUESSED_US, Provenance.Kind.ASSUMED, GUESS, null)
                : new Quantity(Math.round(table.transitionS() * 1e9) / 1e3, Provenance.Kind.DECLARED, SOURCE, null);
    }

    /** "ff9a0000.gpu" is gpu, "cluster0_opp_table" cluster0. */
    private static String id(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("^[0-9a-f]{6,}\\.", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-opp(-table)?(-v2)?(-[0-9]+)?$", "")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "domain" : plain;
    }

    private static String free(String id, List<String> taken) {
        String free = id;
        for (int n = 2; taken.contains(free); n++) {
            free = id + "-" + n;
        }
        return free;
    }
}

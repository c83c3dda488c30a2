package io.exeunt.hwmodels.device;

import io.exeunt.ground.Suggestion;
import io.exeunt.ground.spec.PointedException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that the parts of a device name each other rightly. */
final class References {
    private References() {}

    static void check(
            List<ClockDomain> domains,
            List<ComputeUnit> units,
            MemorySystem memory,
            List<RuntimeProfile> runtimes,
            @Nullable PowerProfile power,
            @Nullable ThermalProfile thermal) {
        List<String> domainIds = domains.stream().map(ClockDomain::id).toList();
        List<String> unitIds = units.stream().map(ComputeUnit::id).toList();
        for (int i = 0; i < units.size(); i++) {
            require("/units/" + i + "/domain", domainIds, units.get(i).domain());
        }
        if (memory.domain() != null) {
            require("/memory/domain", domainIds, memory.domain());
            requirePeakClock(memory, domains);
        }
        for (int i = 0; i < runtimes.size(); i++) {
            require("/runtimes/" + i + "/unit", unitIds, runtimes.get(i).unit());
        }
        for (int i = 0; power != null && i < power.units().size(); i++) {
            require("/power/units/" + i + "/unit", unitIds, power.units().get(i).unit());
            checkActivities("/power/units/" + i, power.units().get(i), runtimes);
        }
        for (int i = 0; thermal != null && i < thermal.trips().size(); i++) {
            require(
                    "/thermal/trips/" + i + "/domain",
                    domainIds,
                    thermal.trips().get(i).domain());
        }
    }

    private static void requirePeakClock(MemorySystem memory, List<ClockDomain> domains) {
        double peakMhz = Quantity.orNaN(memory.peakMhz());
        for (ClockDomain domain : domains) {
            if (domain.id().equals(memory.domain()) && domain.maxHz() > peakMhz * 1e6) {
                throw new PointedException(
                        "/memory/peak_mhz",
                        "expected >= the highest clock of " + domain.id() + ", " + domain.maxHz() / 1e6 + " MHz, given "
                                + peakMhz,
                        null);
            }
        }
    }

    private static void checkActivities(String pointer, PowerProfile.UnitPower power, List<RuntimeProfile> runtimes) {
        List<String> known = runtimes.stream()
                .filter(runtime -> runtime.unit().equals(power.unit()))
                .map(RuntimeProfile::id)
                .toList();
        for (int i = 0; i < power.activities().size(); i++) {
            require(
                    pointer + "/activities/" + i + "/runtime",
                    known,
                    power.activities().get(i).runtime());
        }
    }

    /** A unit of which no runtime is known yet may say what leaving costs on one: who calibrates it is charged that. */
    static void checkOverheads(List<ComputeUnit> units, List<RuntimeProfile> runtimes, List<ExitOverhead> overheads) {
        List<String> unitIds = units.stream().map(ComputeUnit::id).toList();
        for (int i = 0; i < overheads.size(); i++) {
            ExitOverhead overhead = overheads.get(i);
            require("/exit_overheads/" + i + "/unit", unitIds, overhead.unit());
            List<String> known = runtimes.stream()
                    .filter(runtime -> runtime.unit().equals(overhead.unit()))
                    .map(RuntimeProfile::id)
                    .toList();
            if (!known.isEmpty()) {
                require("/exit_overheads/" + i + "/runtime", known, overhead.runtime());
            }
        }
    }

    static void checkSources(Set<String> known, String key, @Nullable Object part) {
        for (Quantities.Entry entry : Quantities.in(part)) {
            String pointer = "/" + key + entry.pointer() + "/source";
            require(pointer, known, entry.quantity().source());
        }
    }

    private static void require(String pointer, Collection<String> known, String given) {
        if (!known.contains(given)) {
            throw new PointedException(
                    pointer,
                    "expected one of " + String.join(", ", known) + ", given \"" + given + "\"",
                    Suggestion.hint(given, known).orElse(null));
        }
    }
}

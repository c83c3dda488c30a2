package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A board as its file describes it. Every number says where it comes from; what is unknown is absent, and what would need it says
 * so instead of guessing.
 *
 * @param id such as "jetson-tx2"
 * @param name in full
 * @param soc system on chip
 * @param sources what the short source names of all its numbers stand for
 * @param domains parts with a clock of their own
 * @param units what can run a network: CPU clusters, GPUs
 * @param memory main memory
 * @param runtimes how well a runtime uses a unit; a unit without any can be described but not simulated
 * @param power power model; null when there are no data for one, and then no energy is modelled
 * @param ratings published or measured whole-board powers, for the reader; null for none
 * @param thermal how the board heats up and throttles; null when there are no data, and then temperature is not modelled
 * @param exitOverheads what leaving early costs on its runtimes beside segments and heads; null or without an entry where that is not
 *     modelled
 */
public record Device(
        String id,
        String name,
        String soc,
        Map<String, String> sources,
        List<ClockDomain> domains,
        List<ComputeUnit> units,
        MemorySystem memory,
        @Nullable List<RuntimeProfile> runtimes,
        @Nullable PowerProfile power,
        @Nullable Ratings ratings,
        @Nullable ThermalProfile thermal,
        @Nullable List<ExitOverhead> exitOverheads) {
    public Device {
        Check.require(id.matches("[a-z0-9][a-z0-9-]*"), "id", "lower-case letters, digits and hyphens", id);
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        domains = Check.notEmpty("domains", domains);
        units = Check.notEmpty("units", units);
        runtimes = runtimes == null ? List.of() : List.copyOf(runtimes);
        exitOverheads = exitOverheads == null ? List.of() : List.copyOf(exitOverheads);
        requireUnique("domain ids", domains.stream().map(ClockDomain::id).toList());
        requireUnique("unit ids", units.stream().map(ComputeUnit::id).toList());
        References.check(domains, units, memory, runtimes, power, thermal);
        References.checkSources(sources.keySet(), "domains", domains);
        References.checkSources(sources.keySet(), "units", units);
        References.checkSources(sources.keySet(), "memory", memory);
        References.checkSources(sources.keySet(), "runtimes", runtimes);
        References.checkSources(sources.keySet(), "power", power);
        References.checkSources(sources.keySet(), "ratings", ratings);
        References.checkSources(sources.keySet(), "thermal", thermal);
        References.checkOverheads(units, runtimes, exitOverheads);
        References.checkSources(sources.keySet(), "exit_overheads", exitOverheads);
    }

    /** The runtimes; empty for none. */
    @Override
    public List<RuntimeProfile> runtimes() {
        return runtimes == null ? List.of() : runtimes;
    }

    /** What leaving early costs on its runtimes; empty for none. */
    @Override
    public List<ExitOverhead> exitOverheads() {
        return exitOverheads == null ? List.of() : exitOverheads;
    }

    /** What leaving early costs on a runtime; empty where that is not modelled. */
    public Optional<ExitOverhead> exitOverhead(String runtime, String unitId) {
        return exitOverheads().stream()
                .filter(each -> each.runtime().equals(runtime) && each.unit().equals(unitId))
                .findFirst();
    }

    /**
     * This device with other costs of leaving early on a runtime.
     *
     * @param source key that the new numbers name
     * @param text what that key stands for
     */
    public Device withExitOverhead(ExitOverhead overhead, String source, String text) {
        Map<String, String> more = new TreeMap<>(sources);
        more.put(source, text);
        List<ExitOverhead> others = Stream.concat(
                        exitOverheads().stream()
                                .filter(each -> !each.runtime().equals(overhead.runtime())
                                        || !each.unit().equals(overhead.unit())),
                        Stream.of(overhead))
                .toList();
        return new Device(id, name, soc, more, domains, units, memory, runtimes, power, ratings, thermal, others);
    }

    /** The domain of this id, which must exist. */
    public ClockDomain domain(String domainId) {
        return domains.stream()
                .filter(domain -> domain.id().equals(domainId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected domain to exist, given " + domainId));
    }

    /** The unit of this id, which must exist. */
    public ComputeUnit unit(String unitId) {
        return units.stream()
                .filter(unit -> unit.id().equals(unitId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected unit to exist, given " + unitId));
    }

    /** Memory clock in Hz at which the memory's peak bandwidth and standby powers hold; NaN where its clock is fixed. */
    public double memoryPeakHz() {
        if (memory.domain() == null) {
            return Double.NaN;
        }
        Quantity peakMhz = memory.peakMhz();
        return peakMhz == null ? domain(memory.domain()).maxHz() : peakMhz.value() * 1e6;
    }

    /** This device under another id. */
    public Device withId(String newId) {
        return new Device(
                newId, name, soc, sources, domains, units, memory, runtimes, power, ratings, thermal, exitOverheads);
    }

    /**
     * This device with another profile in the place of a runtime.
     *
     * @param before one of {@link #runtimes()}
     * @param after what stands there then
     * @param source key that the new profile's numbers name
     * @param text what that key stands for
     */
    public Device withRuntime(RuntimeProfile before, RuntimeProfile after, String source, String text) {
        List<RuntimeProfile> replaced = runtimes().stream()
                .map(each -> each.equals(before) ? after : each)
                .toList();
        return withRuntimes(replaced, source, text);
    }

    /**
     * This device with one runtime more.
     *
     * @param more sources that the runtime's numbers name, by key
     */
    public Device withFurtherRuntime(RuntimeProfile further, Map<String, String> more) {
        return new Device(
                id,
                name,
                soc,
                joined(more),
                domains,
                units,
                memory,
                Stream.concat(runtimes().stream(), Stream.of(further)).toList(),
                power,
                ratings,
                thermal,
                exitOverheads);
    }

    /**
     * This device with these clock domains, in the place of those of the same ids or beside the others.
     *
     * @param more sources that they name, by key
     */
    public Device withDomains(List<ClockDomain> given, Map<String, String> more) {
        List<String> replaced = given.stream().map(ClockDomain::id).toList();
        List<ClockDomain> all = Stream.concat(
                        domains.stream().filter(domain -> !replaced.contains(domain.id())), given.stream())
                .toList();
        return new Device(
                id, name, soc, joined(more), all, units, memory, runtimes, power, ratings, thermal, exitOverheads);
    }

    /** This device with other sources, which must stand for all that its numbers name. */
    public Device withSources(Map<String, String> others) {
        return new Device(
                id, name, soc, others, domains, units, memory, runtimes, power, ratings, thermal, exitOverheads);
    }

    private Map<String, String> joined(Map<String, String> more) {
        Map<String, String> joined = new TreeMap<>(sources);
        joined.putAll(more);
        return joined;
    }

    /** This device with other runtimes, whose numbers name a further source. */
    Device withRuntimes(List<RuntimeProfile> others, String source, String text) {
        Map<String, String> more = new TreeMap<>(sources);
        more.put(source, text);
        return new Device(id, name, soc, more, domains, units, memory, others, power, ratings, thermal, exitOverheads);
    }

    /**
     * This device with the runtimes of another that it lacks, as a starting point: every number of theirs is assumed here.
     *
     * @throws io.exeunt.ground.InvalidInputException if there is none that it could take over
     */
    public Device withRuntimesOf(Device other) {
        return new BorrowedRuntimes(this, other).lend();
    }

    /**
     * This device with other power constants.
     *
     * @param newPower what stands there then
     * @param source key that the new numbers name
     * @param text what that key stands for
     */
    public Device withPower(PowerProfile newPower, String source, String text) {
        Map<String, String> more = new TreeMap<>(sources);
        more.put(source, text);
        return new Device(
                id, name, soc, more, domains, units, memory, runtimes, newPower, ratings, thermal, exitOverheads);
    }

    private static void requireUnique(String what, Collection<String> ids) {
        Check.require(ids.stream().distinct().count() == ids.size(), what, "unique", ids);
    }
}

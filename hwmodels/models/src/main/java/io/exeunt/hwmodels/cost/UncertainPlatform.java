package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.device.PredictionSpread;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.Revision;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.device.Uncertainty;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A device as a network meets it, and how it would meet it if uncertain numbers of the device file were others.
 *
 * @param device as its file describes it
 * @param spec how the network runs
 * @param conditions what is different from the file
 */
public record UncertainPlatform(Device device, PlatformSpec spec, Conditions conditions) {
    /** With the numbers of the file. */
    public Platform platform() {
        return Platforms.of(device, spec, conditions);
    }

    /**
     * With other numbers.
     *
     * @param values by pointer into the device file
     * @throws IllegalArgumentException if the model allows no such values
     */
    public Platform with(Map<String, Double> values) {
        return Platforms.of(Revision.of(device, values), spec, conditions);
    }

    /** What may be off among the numbers that this unit and runtime use, heat and ratings apart, which no price depends on. */
    public List<Uncertainty> uncertain() {
        PlatformSpec meant = spec.under(conditions);
        List<String> domains = Platforms.states(device, meant.unit()).domains().stream()
                .map(DvfsDomain::id)
                .toList();
        return Uncertainty.in(device).stream()
                .filter(each -> matters(each.entry().path(), meant, domains))
                .toList();
    }

    /**
     * How far measurements scatter about what this prices. Energies of linear models scatter at most as much as the worse of their two
     * parts; elsewhere energy is power times latency, and both err on their own.
     */
    public PriceSpread spread() {
        PlatformSpec meant = spec.under(conditions);
        Optional<RuntimeProfile> runtime = device.runtimes().stream()
                .filter(each -> each.id().equals(meant.runtime()) && each.unit().equals(meant.unit()))
                .findFirst();
        Optional<PredictionSpread> known = runtime.flatMap(each -> each.spread(meant.precision(), meant.threads()));
        double latency = known.map(each -> each.latency().value()).orElse(Double.NaN);
        if (runtime.filter(LinearRuntime.class::isInstance).isPresent()) {
            double energy = known.map(each -> Quantity.orNaN(each.energy())).orElse(Double.NaN);
            return new PriceSpread(latency, Math.max(latency, energy));
        }
        return new PriceSpread(latency, Math.hypot(latency, powerSpread(meant.unit())));
    }

    private double powerSpread(String unit) {
        PowerProfile power = device.power();
        return power == null
                ? Double.NaN
                : power.unit(unit).map(each -> Quantity.orNaN(each.spread())).orElse(Double.NaN);
    }

    private static boolean matters(String path, PlatformSpec spec, List<String> domains) {
        String[] keys = path.split("\\.", -1);
        return switch (keys[0]) {
            case "ratings", "thermal" -> false;
            case "domains" -> domains.contains(keys[1]);
            case "units" -> keys[1].equals(spec.unit());
            case "runtimes", "exit_overheads" -> keys[1].equals(spec.runtime() + "@" + spec.unit());
            case "power" ->
                !path.startsWith("power.units.")
                        || keys[2].equals(spec.unit()) && (keys.length < 6 || keys[4].equals(spec.runtime()));
            default -> true;
        };
    }
}

package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a board heats up and what it does about it.
 *
 * @param cooling the cooling that the numbers hold for, in words
 * @param elsewhereW power at the input that never heats the chip (peripherals, regulators), in W
 * @param nodes from the chip outwards, one or two; the last one gives its heat to the air
 * @param fan steps of a fan from the slowest on, beyond {@code nodes}, which hold without it; null for none, or one that never changes
 * @param trips temperatures at which clocks are lowered; null for none
 * @param pollMs time between two looks at the temperature, in ms; null when there are neither trips nor fan
 * @param shutdownC temperature at which the board switches itself off, in °C; null when unknown
 */
public record ThermalProfile(
        String cooling,
        Quantity elsewhereW,
        List<Node> nodes,
        @Nullable List<FanStep> fan,
        @Nullable List<Trip> trips,
        @Nullable Quantity pollMs,
        @Nullable Quantity shutdownC) {
    /** Most nodes that can be stepped exactly. */
    public static final int MAX_NODES = 2;

    /**
     * A thermal mass.
     *
     * @param id such as "chip" or "heatsink"
     * @param kelvinPerWatt to the next node, or from the last one to the air, in K/W, > 0
     * @param joulePerKelvin heat capacity, in J/K, > 0
     */
    public record Node(String id, Quantity kelvinPerWatt, Quantity joulePerKelvin) {
        public Node {
            Check.notBlank("id", id);
            Check.positive("kelvin_per_watt", kelvinPerWatt.value());
            Check.positive("joule_per_kelvin", joulePerKelvin.value());
        }
    }

    /**
     * A step of a fan: it runs so fast from {@code atC} on, until the chip is {@code hysteresisK} cooler than that.
     *
     * @param atC temperature of the chip in °C
     * @param hysteresisK how much cooler it has to be before the fan goes back by a step, in K, >= 0
     * @param kelvinPerWatt from the last node to the air at this step, in K/W, > 0
     * @param powerW of the fan at the board's input, in W, >= 0; 0 where the board's power does not contain it
     */
    public record FanStep(Quantity atC, Quantity hysteresisK, Quantity kelvinPerWatt, Quantity powerW) {
        public FanStep {
            Check.nonNegative("hysteresis_k", hysteresisK.value());
            Check.positive("kelvin_per_watt", kelvinPerWatt.value());
            Check.nonNegative("power_w", powerW.value());
        }
    }

    /**
     * A trip point: at each look the domain goes down by one operating point while the chip is at {@code atC} or hotter, and up by one
     * again once it is {@code hysteresisK} cooler than that.
     *
     * @param domain that is slowed down
     * @param atC temperature of the chip in °C
     * @param hysteresisK how much cooler it has to be before the domain is let up again, in K, >= 0
     * @param lowestMhz clock below which this trip does not go, in MHz
     */
    public record Trip(String domain, Quantity atC, Quantity hysteresisK, Quantity lowestMhz) {
        public Trip {
            Check.notBlank("domain", domain);
            Check.nonNegative("hysteresis_k", hysteresisK.value());
            Check.positive("lowest_mhz", lowestMhz.value());
        }
    }

    public ThermalProfile {
        Check.notBlank("cooling", cooling);
        Check.nonNegative("elsewhere_w", elsewhereW.value());
        nodes = Check.notEmpty("nodes", nodes);
        Check.require(nodes.size() <= MAX_NODES, "nodes", "1 or 2 in number", nodes.size());
        fan = fan == null ? List.of() : List.copyOf(fan);
        trips = trips == null ? List.of() : List.copyOf(trips);
        checkSteps(fan, nodes.get(nodes.size() - 1).kelvinPerWatt().value());
        Check.require(
                trips.isEmpty() && fan.isEmpty() || pollMs != null,
                "poll_ms",
                "given together with trips and with a fan",
                "nothing");
        Check.require(pollMs == null || pollMs.value() > 0, "poll_ms", "> 0", Quantity.orNaN(pollMs));
    }

    private static void checkSteps(List<FanStep> fan, double stillKelvinPerWatt) {
        double atC = Double.NEGATIVE_INFINITY;
        double kelvinPerWatt = stillKelvinPerWatt;
        for (int i = 0; i < fan.size(); i++) {
            double hotter = fan.get(i).atC().value();
            double better = fan.get(i).kelvinPerWatt().value();
            Check.require(hotter > atC, "at_c of fan step " + i, "> " + atC, hotter);
            Check.require(better <= kelvinPerWatt, "kelvin_per_watt of fan step " + i, "<= " + kelvinPerWatt, better);
            atC = hotter;
            kelvinPerWatt = better;
        }
    }

    /** Steps of a fan that the temperature sets; empty for none. */
    @Override
    public List<FanStep> fan() {
        return fan == null ? List.of() : fan;
    }

    /** Temperatures at which clocks are lowered; empty for none. */
    @Override
    public List<Trip> trips() {
        return trips == null ? List.of() : trips;
    }

    /** Temperature at which the board switches itself off, in °C; +∞ when unknown. */
    public double shutdownOrNever() {
        return shutdownC == null ? Double.POSITIVE_INFINITY : shutdownC.value();
    }
}

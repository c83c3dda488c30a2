package io.exeunt.reports.insight;

import io.exeunt.hwmodels.power.Energy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/** The components of an {@link Energy}, in the order in which they are stacked. */
public enum EnergyPart {
    DYNAMIC("Switching activity", Energy::dynamicJ),
    LEAKAGE("Leakage", Energy::leakageJ),
    DRAM("Memory", Energy::dramJ),
    BASE("Board base", Energy::baseJ),
    SWITCHING("Clock changes", Energy::switchingJ);

    private final String title;
    private final ToDoubleFunction<Energy> value;

    EnergyPart(String title, ToDoubleFunction<Energy> value) {
        this.title = title;
        this.value = value;
    }

    /** Name for people. */
    public String title() {
        return title;
    }

    /** This component in J; NaN where not modelled. */
    public double of(Energy energy) {
        return value.applyAsDouble(energy);
    }

    static EnergyPart largest(Energy energy) {
        return Arrays.stream(values())
                .max(Comparator.comparingDouble(part -> part.of(energy)))
                .orElseThrow();
    }
}

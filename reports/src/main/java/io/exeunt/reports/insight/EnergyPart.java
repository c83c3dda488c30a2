package io.exeunt.reports.insight;

import io.exeunt.hwmodels.power.Energy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The components of an {@link Energy}, in the order in which they are stacked. */
public enum EnergyPart {
    /** Of transistors that work. */
    DYNAMIC("Dynamic", Energy::dynamicJ),
    /** Of transistors that are powered. */
    LEAKAGE("Leakage", Energy::leakageJ),
    /** Of memory traffic. */
    DRAM("Memory", Energy::dramJ),
    /** Of the rest of the board. */
    BASE("Board base", Energy::baseJ),
    /** Of changes of clocks, and of nothing else. */
    SWITCHING("Switching", Energy::switchingJ);

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

    /** Name within a table of small letters. */
    public String key() {
        return title.toLowerCase(Locale.ROOT);
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

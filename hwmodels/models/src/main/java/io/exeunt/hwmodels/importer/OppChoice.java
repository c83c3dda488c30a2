package io.exeunt.hwmodels.importer;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which of a table's points and voltages are meant, where a device tree has some for each kind of a chip.
 *
 * @param supportedHw what the chip is, one mask per level as Linux gives it to {@code dev_pm_opp_set_supported_hw}; empty for no choice
 * @param speedBin name behind {@code opp-microvolt-}; empty for no choice
 */
public record OppChoice(List<Long> supportedHw, String speedBin) {
    /** No choice. */
    public static final OppChoice NONE = new OppChoice(List.of(), "");

    public OppChoice {
        supportedHw = List.copyOf(supportedHw);
        supportedHw.forEach(
                mask -> Check.require(mask > 0 && mask <= 0xffff_ffffL, "mask", "in 0x1..0xffffffff", mask));
    }

    /** The masks as typed: "0x2" or "0x6,0x10". */
    String masks() {
        return masks(supportedHw);
    }

    static String masks(List<Long> masks) {
        return masks.stream().map(mask -> "0x" + Long.toHexString(mask)).collect(Collectors.joining(","));
    }
}

package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import java.util.Locale;

/**
 * Where a number comes from.
 *
 * @param kind how it was obtained
 * @param source key into the device's {@link Device#sources()}
 */
public record Provenance(Kind kind, String source) {
    /** How a number was obtained, most trustworthy first. */
    public enum Kind {
        /** Read off a running board. */
        MEASURED,
        /** Published by the manufacturer or in a driver. */
        DECLARED,
        /** Fitted by us to measurements of this board; the source says to which. */
        FITTED,
        /** Taken over from another board or a plausible guess; the source says why. */
        ASSUMED;

        /** As it is written in files and tables. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Provenance {
        Check.notBlank("source", source);
    }
}

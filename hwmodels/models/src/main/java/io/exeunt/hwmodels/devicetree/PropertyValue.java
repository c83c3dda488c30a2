package io.exeunt.hwmodels.devicetree;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property's value.
 *
 * @param bytes as far as they could be read
 * @param references by index of the 32-bit cell
 * @param firstGroupCells 32-bit cells of the first &lt;…&gt;
 * @param unknown the first name in it that is no number; null if there is none
 * @param problem why it could not be read to its end; null if it was
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record PropertyValue(
        byte[] bytes,
        Map<Integer, NodeReference> references,
        int firstGroupCells,
        @Nullable String unknown,
        @Nullable String problem) {
    /** That of a property which is only there. */
    static final PropertyValue EMPTY = new PropertyValue(new byte[0], Map.of(), 0, null, null);

    /** One that could not be read at all. */
    static PropertyValue unreadable(String problem) {
        return new PropertyValue(new byte[0], Map.of(), 0, null, problem);
    }
}

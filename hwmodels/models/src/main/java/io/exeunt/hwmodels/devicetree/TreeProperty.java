package io.exeunt.hwmodels.devicetree;

import io.exeunt.ground.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A property: bytes, as dtc makes them of cells, strings and byte strings, and what of them could not be read. */
public final class TreeProperty {
    /** What helps against macros that are not replaced here. */
    public static final String PREPROCESS =
            "the C preprocessor replaces it: cpp -nostdinc -undef -x assembler-with-cpp -I include board.dts > whole.dts";

    private final String name;
    private final SourcePlace place;
    private final PropertyValue value;

    TreeProperty(String name, SourcePlace place, PropertyValue value) {
        this.name = name;
        this.place = place;
        this.value = value;
    }

    /** Its name, such as opp-hz. */
    public String name() {
        return name;
    }

    /** Where it stands. */
    public SourcePlace place() {
        return place;
    }

    /** How many 32-bit cells the first &lt;…&gt; holds. */
    public int firstGroupCells() {
        return value.firstGroupCells();
    }

    /** References to nodes by the index of the 32-bit cell that they stand in. */
    public Map<Integer, NodeReference> references() {
        return value.references();
    }

    /** The same with a reference in a cell. */
    TreeProperty referringTo(NodeReference target, int cell) {
        Map<Integer, NodeReference> references = new HashMap<>(value.references());
        references.put(cell, target);
        return new TreeProperty(
                name,
                place,
                new PropertyValue(
                        value.bytes(), references, value.firstGroupCells(), value.unknown(), value.problem()));
    }

    /** Its texts; what is none comes out as some text all the same. */
    public List<String> strings() {
        String all = new String(value.bytes(), StandardCharsets.UTF_8);
        return List.of((all.endsWith("\0") ? all.substring(0, all.length() - 1) : all).split("\0", -1));
    }

    /**
     * Its bytes as big-endian numbers.
     *
     * @param bits 32 or 64
     * @return unsigned; 64 bits fill the sign, too
     * @throws InvalidInputException if it could not be read, or holds no whole number of them
     */
    public long[] numbers(int bits) {
        requireReadable();
        byte[] bytes = value.bytes();
        int width = bits / 8;
        if (bytes.length == 0 || bytes.length % width != 0) {
            throw new InvalidInputException(
                    where(), "expected numbers of " + bits + " bits, given " + bytes.length + " bytes", null);
        }
        long[] numbers = new long[bytes.length / width];
        for (int i = 0; i < bytes.length; i++) {
            numbers[i / width] = numbers[i / width] << 8 | bytes[i] & 0xff;
        }
        return numbers;
    }

    /** Whether it is one number of 32 bits. */
    boolean isNumber() {
        return size() == Integer.BYTES
                && value.problem() == null
                && value.unknown() == null
                && references().isEmpty();
    }

    /** Its first 32 bits as a number, which must be there. */
    long firstNumber() {
        return numbers(Integer.SIZE)[0];
    }

    /** The number in a 32-bit cell; empty where no number could be read. */
    public Optional<Long> number(int cell) {
        boolean readable = value.problem() == null && value.unknown() == null && size() % Integer.BYTES == 0;
        return readable && !references().containsKey(cell)
                ? Optional.of(numbers(Integer.SIZE)[cell])
                : Optional.empty();
    }

    /** How many bytes it holds. */
    public int size() {
        return value.bytes().length;
    }

    /** "file:line, name", for messages. */
    public String where() {
        return place + ", " + name;
    }

    private void requireReadable() {
        @Nullable String problem = value.problem();
        if (problem != null) {
            throw new InvalidInputException(where(), problem, null);
        }
        @Nullable String macro = value.unknown();
        if (macro != null) {
            throw new InvalidInputException(where(), "expected a whole number, given the macro " + macro, PREPROCESS);
        }
    }
}

package io.exeunt.hwmodels.devicetree;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what stands between a property's = and its semicolon. */
final class ValueReader {
    private static final int CELL_BITS = 32;

    private final Scanner scanner;
    private final Macros macros;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8);
    private final Map<Integer, NodeReference> references = new HashMap<>(0);
    private int firstGroupCells;
    private @Nullable String unknown;

    private ValueReader(Scanner scanner, Macros macros) {
        this.scanner = scanner;
        this.macros = macros;
    }

    /** The value; the scanner stands behind its semicolon, or before the brace that cuts it off. */
    static PropertyValue read(Scanner scanner, Macros macros) {
        ValueReader reader = new ValueReader(scanner, macros);
        @Nullable String problem = null;
        try {
            reader.readAll();
        } catch (UnreadableValueException e) {
            problem = e.getMessage();
            scanner.skipStatement();
        }
        return new PropertyValue(
                reader.bytes.toByteArray(), reader.references, reader.firstGroupCells, reader.unknown, problem);
    }

    private void readAll() throws UnreadableValueException {
        do {
            readPart();
            skipLabels();
        } while (scanner.accept(','));
        if (!scanner.accept(';')) {
            throw new UnreadableValueException("expected ';', given " + scanner.shown());
        }
    }

    private void readPart() throws UnreadableValueException {
        skipLabels();
        char c = scanner.peek();
        switch (c) {
            case '"' -> writeText(scanner.quoted());
            case '<' -> readCells(CELL_BITS);
            case '[' -> readBytes();
            case '&' -> {
                NodeReference target = reference(scanner);
                note(target.toString());
            }
            case '/' -> readKeyword();
            default -> readMacro();
        }
    }

    private void readKeyword() throws UnreadableValueException {
        String keyword = scanner.keyword();
        if (keyword.equals("bits")) {
            scanner.skipBlanks();
            int bits = (int) CellExpression.literal(scanner.identifier());
            if (bits != 8 && bits != 16 && bits != CELL_BITS && bits != 64) {
                throw new UnreadableValueException("expected /bits/ 8, 16, 32 or 64");
            }
            scanner.skipBlanks();
            readCells(bits);
        } else if (keyword.equals("incbin")) {
            scanner.skipBlanks();
            scanner.skipParentheses();
            note("/incbin/");
        } else {
            throw new UnreadableValueException("expected a value, given " + scanner.shown());
        }
    }

    private void readMacro() throws UnreadableValueException {
        String name = scanner.identifier();
        if (name.isEmpty()) {
            throw new UnreadableValueException("expected a value, given " + scanner.shown());
        }
        note(name);
        scanner.skipBlanks();
        if (scanner.peek() == '(') {
            scanner.skipParentheses();
        }
    }

    private void readCells(int bits) throws UnreadableValueException {
        if (!scanner.accept('<')) {
            throw new UnreadableValueException("expected '<', given " + scanner.shown());
        }
        boolean first = bytes.size() == 0;
        while (!scanner.accept('>')) {
            readCell(scanner, bits);
        }
        firstGroupCells = first ? bytes.size() * 8 / CELL_BITS : firstGroupCells;
    }

    private void readCell(Scanner from, int bits) throws UnreadableValueException {
        from.skipBlanks();
        char c = from.peek();
        if (c == '&') {
            references.put(bytes.size() * 8 / CELL_BITS, reference(from));
            write(0, bits);
        } else if (c == '(' || c == '\'' || c >= '0' && c <= '9') {
            CellExpression expression = new CellExpression(from, macros, false);
            long value = expression.atom();
            note(expression.unknown());
            requireFits(value, bits);
            write(value, bits);
        } else {
            readNamedCell(from, bits);
        }
    }

    /** A label, a macro of ours, which may stand for several cells, or one that nobody knows. */
    private void readNamedCell(Scanner from, int bits) throws UnreadableValueException {
        String name = from.identifier();
        if (name.isEmpty()) {
            throw new UnreadableValueException("expected a whole number, given " + from.shown());
        }
        if (from.peek() == ':') {
            from.next();
            return;
        }
        Scanner replacement = macros.enter(name);
        if (replacement == null) {
            note(name);
            write(0, bits);
            if (from.peek() == '(') {
                from.skipParentheses();
            }
            return;
        }
        try {
            for (replacement.skipBlanks(); !replacement.atEnd(); replacement.skipBlanks()) {
                readCell(replacement, bits);
            }
        } finally {
            macros.leave();
        }
    }

    /** As dtc, which takes negative numbers by their sign's extension. */
    private static void requireFits(long value, int bits) throws UnreadableValueException {
        long above = bits == 64 ? 0 : value >> (bits - 1) >> 1;
        if (above != 0 && above != -1) {
            throw new UnreadableValueException(Long.toUnsignedString(value) + " does not fit into a cell of " + bits
                    + " bits: /bits/ 64 <…> holds it");
        }
    }

    private void write(long value, int bits) {
        for (int shift = bits - 8; shift >= 0; shift -= 8) {
            bytes.write((int) (value >> shift));
        }
    }

    private void writeText(String quoted) {
        String text = quoted.indexOf('\\') < 0 ? quoted : Escapes.resolve(quoted);
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        bytes.write(0);
    }

    private void readBytes() throws UnreadableValueException {
        scanner.accept('[');
        while (!scanner.accept(']')) {
            String digits = scanner.identifier();
            if (digits.isEmpty()
                    || digits.length() % 2 != 0
                    || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                throw new UnreadableValueException("expected bytes as hexadecimal digits, given "
                        + (digits.isEmpty() ? scanner.shown() : "an odd number of them"));
            }
            for (int i = 0; i < digits.length(); i += 2) {
                bytes.write(Integer.parseInt(digits.substring(i, i + 2), 16));
            }
        }
    }

    /** A reference, on whose & the scanner stands. */
    static NodeReference reference(Scanner scanner) throws UnreadableValueException {
        scanner.next();
        if (scanner.peek() != '{') {
            String label = scanner.identifier();
            if (label.isEmpty()) {
                throw new UnreadableValueException("expected &label or &{/path}, given & and " + scanner.shown());
            }
            return new NodeReference(label);
        }
        scanner.next();
        StringBuilder path = new StringBuilder();
        while (!scanner.atEnd() && scanner.peek() > ' ' && scanner.peek() != '}') {
            path.append(scanner.next());
        }
        if (!scanner.accept('}') || path.isEmpty() || path.charAt(0) != '/') {
            throw new UnreadableValueException("expected &label or &{/path}");
        }
        return new NodeReference(path.toString());
    }

    private void skipLabels() {
        scanner.skipBlanks();
        while (Scanner.isIdentifier(scanner.peek()) && !scanner.label().isEmpty()) {
            scanner.skipBlanks();
        }
    }

    private void note(@Nullable String name) {
        unknown = unknown == null ? name : unknown;
    }
}

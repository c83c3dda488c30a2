package io.exeunt.hwmodels.devicetree;

import org.jspecify.annotations.Nullable;

/**
 * A number of a cell: a literal, a character, or C's integer expressions in parentheses, in unsigned 64-bit arithmetic (dtc's
 * dtc-parser.y). A name that is no macro makes the value unknown.
 */
final class CellExpression {
    private static final int DEEPEST = 64;
    /** By rising precedence; longer ones before those that they begin with. */
    private static final String[][] OPERATORS = {
        {"||"},
        {"&&"},
        {"|"},
        {"^"},
        {"&"},
        {"==", "!="},
        {"<=", ">=", "<", ">"},
        {"<<", ">>"},
        {"+", "-"},
        {"*", "/", "%"}
    };

    private final Macros macros;
    private final boolean namesAreZero;
    private Scanner scanner;
    private int depth;
    private @Nullable String unknown;

    /**
     * An expression that begins where a scanner stands.
     *
     * @param namesAreZero as in #if
     */
    CellExpression(Scanner scanner, Macros macros, boolean namesAreZero) {
        this.scanner = scanner;
        this.macros = macros;
        this.namesAreZero = namesAreZero;
    }

    /** The first name that could not be replaced; null if the value is known. */
    @Nullable
    String unknown() {
        return unknown;
    }

    /** A whole expression. */
    long read() throws UnreadableValueException {
        if (++depth > DEEPEST) {
            throw new UnreadableValueException("an expression nests deeper than " + DEEPEST);
        }
        long value = binary(0);
        if (scanner.accept('?')) {
            long whenTrue = read();
            require(':');
            long whenFalse = read();
            value = value != 0 ? whenTrue : whenFalse;
        }
        depth--;
        return value;
    }

    private long binary(int level) throws UnreadableValueException {
        if (level == OPERATORS.length) {
            return unary();
        }
        long value = binary(level + 1);
        for (String operator = operator(level); operator != null; operator = operator(level)) {
            value = apply(operator, value, binary(level + 1));
        }
        return value;
    }

    private @Nullable String operator(int level) {
        scanner.skipBlanks();
        for (String operator : OPERATORS[level]) {
            if (!isLonger(operator) && scanner.acceptWord(operator)) {
                return operator;
            }
        }
        return null;
    }

    /** Whether what comes next only begins like this operator: && like &, << like <. */
    private boolean isLonger(String operator) {
        char first = operator.charAt(0);
        return operator.length() == 1
                && "|&<>".indexOf(first) >= 0
                && scanner.peek() == first
                && scanner.peekSecond() == first;
    }

    private long apply(String operator, long left, long right) throws UnreadableValueException {
        return switch (operator) {
            case "||" -> truth(left != 0 || right != 0);
            case "&&" -> truth(left != 0 && right != 0);
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> truth(left == right);
            case "!=" -> truth(left != right);
            case "<=" -> truth(Long.compareUnsigned(left, right) <= 0);
            case ">=" -> truth(Long.compareUnsigned(left, right) >= 0);
            case "<" -> truth(Long.compareUnsigned(left, right) < 0);
            case ">" -> truth(Long.compareUnsigned(left, right) > 0);
            case "<<" -> right < 0 || right > 63 ? 0 : left << right;
            case ">>" -> right < 0 || right > 63 ? 0 : left >>> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> Long.divideUnsigned(left, divisor(right));
            default -> Long.remainderUnsigned(left, divisor(right));
        };
    }

    private long divisor(long value) throws UnreadableValueException {
        if (value == 0 && unknown == null) {
            throw new UnreadableValueException("an expression divides by zero");
        }
        return value == 0 ? 1 : value;
    }

    private static long truth(boolean holds) {
        return holds ? 1 : 0;
    }

    private long unary() throws UnreadableValueException {
        if (++depth > DEEPEST) {
            throw new UnreadableValueException("an expression nests deeper than " + DEEPEST);
        }
        long value = scanner.accept('-')
                ? -unary()
                : scanner.accept('~') ? ~unary() : scanner.accept('!') ? truth(unary() == 0) : atom();
        depth--;
        return value;
    }

    /** A literal, a character, a name, or an expression in parentheses. */
    long atom() throws UnreadableValueException {
        scanner.skipBlanks();
        char c = scanner.peek();
        if (scanner.accept('(')) {
            long value = read();
            require(')');
            return value;
        }
        if (c == '\'') {
            return character(scanner.quoted());
        }
        if (c >= '0' && c <= '9') {
            return literal(scanner.identifier());
        }
        String name = scanner.identifier();
        if (name.isEmpty()) {
            throw new UnreadableValueException("expected a whole number, given " + scanner.shown());
        }
        return named(name);
    }

    private long named(String name) throws UnreadableValueException {
        if (namesAreZero && name.equals("defined")) {
            boolean bracket = scanner.accept('(');
            scanner.skipBlanks();
            boolean defined = macros.isDefined(scanner.identifier());
            return bracket && !scanner.accept(')') ? 0 : truth(defined);
        }
        Scanner replacement = macros.enter(name);
        if (replacement != null) {
            return replaced(replacement);
        }
        scanner.skipBlanks();
        if (scanner.peek() == '(') {
            scanner.skipParentheses();
        }
        unknown = namesAreZero || unknown != null ? unknown : name;
        return 0;
    }

    private long replaced(Scanner replacement) throws UnreadableValueException {
        Scanner before = scanner;
        scanner = replacement;
        try {
            return read();
        } finally {
            scanner = before;
            macros.leave();
        }
    }

    private void require(char wanted) throws UnreadableValueException {
        if (!scanner.accept(wanted)) {
            throw new UnreadableValueException("expected '" + wanted + "', given " + scanner.shown());
        }
    }

    /** A literal in C's notation: 10, 012, 0x0a, each with U, L, UL, LL or ULL behind. */
    static long literal(String text) throws UnreadableValueException {
        String digits = text;
        while (digits.length() > 1 && "uUlL".indexOf(digits.charAt(digits.length() - 1)) >= 0) {
            digits = digits.substring(0, digits.length() - 1);
        }
        boolean hex = digits.length() > 2 && (digits.startsWith("0x") || digits.startsWith("0X"));
        boolean octal = !hex && digits.length() > 1 && digits.charAt(0) == '0';
        try {
            return Long.parseUnsignedLong(hex ? digits.substring(2) : digits, hex ? 16 : octal ? 8 : 10);
        } catch (NumberFormatException e) {
            throw new UnreadableValueException(
                    "expected a whole number, given " + text.substring(0, Math.min(40, text.length())));
        }
    }

    /** A character in C's notation; only the plain escapes, since no clock is written this way. */
    private static long character(String text) throws UnreadableValueException {
        if (text.length() == 1) {
            return text.charAt(0);
        }
        throw new UnreadableValueException("expected a single character between quotes");
    }
}

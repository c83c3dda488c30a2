package io.exeunt.hwmodels.devicetree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The macros of a text. Only those without arguments are replaced; how often is bounded, so that none can swell without end. */
final class Macros {
    private static final int MOST_MACROS = 200_000;
    private static final int DEEPEST = 32;
    /** Characters in all. */
    private static final int MOST_REPLACED = 16 << 20;

    private final Map<String, String> replacements = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private boolean anyWithArguments;
    private int replaced;
    private int depth;

    /** Takes "NAME text"; a macro with arguments is known to exist, and has no replacement. */
    void define(String definition) {
        int end = identifierEnd(definition);
        if (end > 0 && replacements.size() < MOST_MACROS) {
            String name = definition.substring(0, end);
            boolean arguments = end < definition.length() && definition.charAt(end) == '(';
            anyWithArguments |= arguments;
            String text = arguments ? "" : definition.substring(end).strip();
            String before = replacements.put(name, text);
            if (before != null && !before.equals(text)) {
                changed.add(name);
            }
        }
    }

    void undefine(String name) {
        if (replacements.remove(name.strip()) != null) {
            changed.add(name.strip());
        }
    }

    /** Ends the reading of directives: from now on, a macro that did not mean the same all along is not replaced. */
    void settle() {
        changed.forEach(name -> replacements.put(name, ""));
    }

    /** Whether a macro with arguments has been defined. */
    boolean anyWithArguments() {
        return anyWithArguments;
    }

    boolean isDefined(String text) {
        return replacements.containsKey(text.substring(0, identifierEnd(text)));
    }

    /** Whether an #if's expression is other than 0; unknown names are 0, and so is what can't be read. */
    boolean holds(String expression) {
        try {
            CellExpression reader = new CellExpression(scanner(expression), this, true);
            return reader.read() != 0;
        } catch (UnreadableValueException e) {
            return false;
        }
    }

    /** What a name stands for, ready to be read; null if it is no macro that can be replaced here. Ends with {@link #leave}. */
    @Nullable
    Scanner enter(String name) {
        String text = replacements.getOrDefault(name, "");
        if (text.isEmpty() || depth == DEEPEST || replaced + text.length() > MOST_REPLACED) {
            return null;
        }
        replaced += text.length();
        depth++;
        return scanner(text);
    }

    /** Ends what {@link #enter} began. */
    void leave() {
        depth--;
    }

    private static Scanner scanner(String text) {
        return new Scanner(List.of(new Chunk("", 1, text + "\n")));
    }

    private static int identifierEnd(String text) {
        int end = 0;
        while (end < text.length() && Scanner.isIdentifier(text.charAt(end))) {
            end++;
        }
        return end;
    }
}

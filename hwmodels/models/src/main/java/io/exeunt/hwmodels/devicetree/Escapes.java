package io.exeunt.hwmodels.devicetree;

import java.util.Map;

/** Escapes of C's texts. */
final class Escapes {
    private static final Map<Character, Character> PLAIN =
            Map.of('n', '\n', 't', '\t', 'r', '\r', 'a', '\u0007', 'b', '\b', 'f', '\f', 'v', '\u000b');

    private Escapes() {}

    /** The text with \n, \0, \x41, \101 and the like replaced. */
    static String resolve(String text) {
        StringBuilder resolved = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at++);
            if (c != '\\' || at == text.length()) {
                resolved.append(c);
                continue;
            }
            char escape = text.charAt(at++);
            boolean hex = escape == 'x';
            int start = hex ? at : at - 1;
            int end = digitsEnd(text, start, hex ? 16 : 8, hex ? 2 : 3);
            if (end > start) {
                resolved.append((char) Integer.parseInt(text.substring(start, end), hex ? 16 : 8));
                at = end;
            } else {
                resolved.append(PLAIN.getOrDefault(escape, escape));
            }
        }
        return resolved.toString();
    }

    private static int digitsEnd(String text, int start, int radix, int most) {
        int end = start;
        while (end < text.length() && end < start + most && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }
}

package io.exeunt.policies;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names that end in numbers, such as "fixed:3" or "static:12,10". */
final class Numbered {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private Numbered() {}

    /** The numbers behind "prefix:"; empty if the name is not of this form. */
    static Optional<List<Integer>> numbers(String prefix, String name) {
        if (!name.startsWith(prefix + ":")) {
            return Optional.empty();
        }
        String text = name.substring(prefix.length() + 1);
        List<String> parts = List.of(text.split(",", -1));
        return parts.stream().allMatch(part -> NUMBER.matcher(part).matches())
                ? Optional.of(parts.stream().map(Integer::valueOf).toList())
                : Optional.empty();
    }

    /** As {@link #numbers} where there must be one. */
    static Optional<Integer> number(String prefix, String name) {
        return numbers(prefix, name).filter(numbers -> numbers.size() == 1).map(numbers -> numbers.get(0));
    }
}

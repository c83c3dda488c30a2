package io.exeunt.hwmodels.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a user should know about a file that was read, in the order of reading. */
final class Notes {
    private static final int MOST = 100;

    private final Map<String, String> texts = new LinkedHashMap<>();
    private int more;

    void add(String text) {
        once(text, text);
    }

    /** Adds a note unless there is one about the same subject. */
    void once(String subject, String text) {
        if (texts.size() < MOST) {
            texts.putIfAbsent(subject, text);
        } else if (!texts.containsKey(subject)) {
            more++;
        }
    }

    /** All notes; those beyond a hundred are counted. */
    List<String> all() {
        List<String> all = new ArrayList<>(texts.values());
        if (more > 0) {
            all.add("… and " + more + " more");
        }
        return all;
    }
}

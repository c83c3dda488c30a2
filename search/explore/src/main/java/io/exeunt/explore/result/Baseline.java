package io.exeunt.explore.result;

import io.exeunt.ground.Check;

/**
 * A design to compare with.
 *
 * @param kind which comparison
 * @param note what exactly it is, one sentence, such as "knee of 2,000 random designs"; may be empty
 * @param design its configuration and figures
 */
public record Baseline(Kind kind, String note, Design design) {
    public Baseline {
        Check.require(!kind.title().isEmpty(), "kind", "named", kind);
    }

    /** The comparisons every study makes, in the order in which they are shown. */
    public enum Kind {
        NO_EXITS_MAX_CLOCKS("no exits at maximum clocks"),
        NO_EXITS_BEST_STATIC("no exits at the best static clocks"),
        EXITS_MAX_CLOCKS("exits at maximum clocks"),
        RANDOM_SEARCH("random search"),
        OTHER("other baseline");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** Name for people. */
        public String title() {
            return title;
        }
    }

    /** Name for people: that of its kind, or the note of a baseline of no known kind. */
    public String title() {
        return kind == Kind.OTHER && !note.isBlank() ? note : kind.title();
    }
}

package io.exeunt.ground.spec;

import java.util.Comparator;

/**
 * Where in its source a key or value stands.
 *
 * @param source file name or command-line option
 * @param line from 1; 0 if the source has no lines
 * @param column from 1
 */
record Place(String source, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparing((Place place) -> place.line() == 0)
            .thenComparingInt(Place::line)
            .thenComparingInt(Place::column)
            .thenComparing(Place::source);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}

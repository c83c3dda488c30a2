package io.exeunt.ground;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody who misspelt a name probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The allowed name nearest to a given one by edit distance (insert, delete, replace, swap neighbours; case ignored).
     *
     * @param given the name as typed
     * @param allowed the names that would have been right
     * @return empty if none is near: more than a third of the letters (at least one, at most three) would have to change
     */
    public static Optional<String> nearest(String given, Collection<String> allowed) {
        int tolerance = Math.max(1, Math.min(3, (given.length() + 1) / 3));
        return allowed.stream()
                .filter(name -> Math.abs(name.length() - given.length()) <= tolerance)
                .filter(name -> distance(given, name) <= tolerance)
                .min(Comparator.<String>comparingInt(name -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** As {@link #nearest}, in the wording of a hint: "you meant 'x'". */
    public static Optional<String> hint(String given, Collection<String> allowed) {
        return nearest(given, allowed).map(name -> "you meant '" + name + "'");
    }

    /** Edit distance with neighbour swaps (optimal string alignment). */
    static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cell(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cell(int[][] cost, String left, String right, int i, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}

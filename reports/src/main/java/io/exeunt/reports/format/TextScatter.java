package io.exeunt.reports.format;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Points on two axes in a few lines of text.
 *
 * @param x name of the axis along the lines, with its unit
 * @param y name of the axis across them, with its unit
 * @param marks the points; where several fall on one letter the last one is seen
 * @param legend what signs mean, one text each
 */
public record TextScatter(String x, String y, List<Mark> marks, List<String> legend) {
    private static final int NARROWEST = 12;

    public TextScatter {
        Check.notBlank("x", x);
        Check.notBlank("y", y);
        marks = List.copyOf(marks);
        legend = List.copyOf(legend);
    }

    /**
     * A point.
     *
     * @param x finite, in the unit of its axis
     * @param y likewise
     * @param sign one letter
     */
    public record Mark(double x, double y, char sign) {
        public Mark {
            Check.finite("x", x);
            Check.finite("y", y);
        }
    }

    /** Smallest and largest value of an axis. */
    private record Span(double low, double high) {
        static Span of(List<Mark> marks, ToDoubleFunction<Mark> value) {
            return new Span(
                    marks.stream().mapToDouble(value).min().orElse(0),
                    marks.stream().mapToDouble(value).max().orElse(0));
        }

        /** 0 … letters − 1; the middle where all values are alike. */
        int place(double value, int letters) {
            return high == low
                    ? letters / 2
                    : (int) Math.min(letters - 1, Math.floor((value - low) / (high - low) * letters));
        }
    }

    /**
     * The picture; no lines where there are no two different points, or no room.
     *
     * @param width of a line in letters, > 0
     * @param height lines between the axis and the top, > 0
     */
    public List<String> lines(int width, int height) {
        Span across = Span.of(marks, Mark::x);
        Span up = Span.of(marks, Mark::y);
        String top = Numbers.significant(up.high());
        String bottom = Numbers.significant(up.low());
        int margin = Math.max(top.length(), bottom.length());
        int letters = width - margin - 2;
        boolean alike = across.high() == across.low() && up.high() == up.low();
        if (alike || letters < NARROWEST) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(cut(y, width)));
        char[][] grid = grid(across, up, letters, height);
        for (int row = 0; row < height; row++) {
            String label = row == 0 ? top : row == height - 1 ? bottom : "";
            String bar = label.isEmpty() ? " │" : " ┤";
            lines.add((" ".repeat(margin - label.length()) + label + bar + new String(grid[row])).stripTrailing());
        }
        lines.add(" ".repeat(margin + 1) + "└" + "─".repeat(letters));
        lines.add(" ".repeat(margin + 2) + below(across, letters));
        lines.addAll(explained(width));
        return lines;
    }

    private char[][] grid(Span across, Span up, int letters, int height) {
        char[][] grid = new char[height][letters];
        for (char[] row : grid) {
            Arrays.fill(row, ' ');
        }
        for (Mark mark : marks) {
            grid[height - 1 - up.place(mark.y(), height)][across.place(mark.x(), letters)] = mark.sign();
        }
        return grid;
    }

    /** Both ends of the axis, its name between them where there is room. */
    private String below(Span across, int letters) {
        String left = Numbers.significant(across.low());
        String right = Numbers.significant(across.high());
        int between = letters - left.length() - right.length();
        if (between < 1) {
            return left;
        }
        String name = x.length() + 2 <= between ? x : "";
        int before = (between - name.length()) / 2;
        return left + " ".repeat(before) + name + " ".repeat(between - name.length() - before) + right;
    }

    private List<String> explained(int width) {
        String all = String.join("   ", legend);
        return all.length() <= width
                ? List.of(all)
                : legend.stream().map(each -> cut(each, width)).toList();
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}

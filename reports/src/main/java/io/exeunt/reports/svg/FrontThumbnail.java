package io.exeunt.reports.svg;

import io.exeunt.reports.format.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A front as a small picture of text alone, in the colours of the page that it stands in. Every text in it is escaped.
 *
 * @param x name of the axis along, with its unit
 * @param y name of the axis up, with its unit
 * @param points finite, in the units of the axes; at least one
 */
public record FrontThumbnail(String x, String y, List<Point> points) {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 180;
    private static final int LEFT = 52;
    private static final int RIGHT = 14;
    private static final int TOP = 24;
    private static final int BOTTOM = 36;

    /** A design in two of its figures. */
    public record Point(double x, double y) {}

    public FrontThumbnail {
        points = List.copyOf(points);
    }

    /** An svg element. */
    public String svg() {
        Axis across = Axis.of(points, Point::x, LEFT, WIDTH - RIGHT);
        Axis up = Axis.of(points, Point::y, HEIGHT - BOTTOM, TOP);
        String dots = points.stream()
                .map(point -> String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>",
                        across.at(point.x()),
                        up.at(point.y())))
                .collect(Collectors.joining());
        return "<svg class=\"front\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\"" + WIDTH + "\" height=\""
                + HEIGHT
                + "\" role=\"img\" aria-label=\"" + escaped("Front so far: " + y + " against " + x) + "\">"
                + "<path d=\"M" + LEFT + " " + TOP + "V" + (HEIGHT - BOTTOM) + "H" + (WIDTH - RIGHT) + "\"/>"
                + text(LEFT, TOP - 9, "start", y)
                + text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "middle", x)
                + text(LEFT - 6, TOP + 4, "end", Numbers.significant(up.high()))
                + text(LEFT - 6, HEIGHT - BOTTOM, "end", Numbers.significant(up.low()))
                + text(LEFT, HEIGHT - BOTTOM + 15, "start", Numbers.significant(across.low()))
                + text(WIDTH - RIGHT, HEIGHT - BOTTOM + 15, "end", Numbers.significant(across.high()))
                + dots + "</svg>";
    }

    private static String text(int x, int y, String anchor, String text) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + escaped(text) + "</text>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private record Axis(double low, double high, int from, int to) {
        static Axis of(List<Point> points, ToDoubleFunction<Point> value, int from, int to) {
            return new Axis(
                    points.stream().mapToDouble(value).min().orElse(0),
                    points.stream().mapToDouble(value).max().orElse(0),
                    from,
                    to);
        }

        double at(double value) {
            return high == low ? (from + to) / 2.0 : from + (value - low) / (high - low) * (to - from);
        }
    }
}

package io.exeunt.reports.svg;

import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Colours (Okabe and Ito's, which colour-blind readers can tell apart) and markers of numbered series. */
final class Palette {
    /** How many series can be told apart. */
    static final int SIZE = 8;

    private static final List<Color> COLORS = Stream.of(
                    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x16202C, 0x8A96A5)
            .map(Color::new)
            .toList();
    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.TRAPEZOID);

    private Palette() {}

    static Color color(int number) {
        return COLORS.get(number % COLORS.size());
    }

    static Marker marker(int number) {
        return MARKERS.get(number % MARKERS.size());
    }
}

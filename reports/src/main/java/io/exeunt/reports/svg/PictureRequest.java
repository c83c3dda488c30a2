package io.exeunt.reports.svg;

import io.exeunt.explore.result.Metric;
import io.exeunt.ground.Check;
import java.util.Set;

/**
 * What a picture of a front shows.
 *
 * @param x figure along the horizontal axis
 * @param y figure along the vertical axis
 * @param series which kinds of designs are drawn, at least one
 * @param title above it; "" for none
 * @param size in pixels, or points of 1/72 inch in PDF
 */
public record PictureRequest(Metric x, Metric y, Set<Series> series, String title, Size size) {
    public PictureRequest {
        series = Set.copyOf(series);
        Check.require(!series.isEmpty(), "series", "at least one", series);
    }

    /** Kinds of designs. */
    public enum Series {
        FRONT,
        DOMINATED,
        BASELINES,
        KNEE
    }

    /**
     * How large.
     *
     * @param width 200 … 10,000
     * @param height 150 … 10,000
     */
    public record Size(int width, int height) {
        /** As the pictures in a study's folder. */
        public static final Size USUAL = new Size(920, 520);

        public Size {
            Check.inRange("width", width, 200, 10_000);
            Check.inRange("height", height, 150, 10_000);
        }
    }
}

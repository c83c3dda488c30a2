package io.exeunt.reports.svg;

import java.io.IOException;
import javax.imageio.ImageIO;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;

/** Charts as PNG, made in memory: ImageIO would else write to the folder of temporary files, and fail where there is none. */
final class Png {
    private Png() {}

    static byte[] of(XYChart chart) throws IOException {
        ImageIO.setUseCache(false);
        return ChartEncoder.getBytes(chart, "png");
    }
}

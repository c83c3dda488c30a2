package io.exeunt.reports.svg;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;

/** A chart that can be written in any size. The same data give the same bytes on the same host (letter widths come from its fonts). */
public final class Picture {
    private final String caption;
    private final Function<PictureStyle, XYChart> chart;

    Picture(String caption, Function<PictureStyle, XYChart> chart) {
        this.caption = caption;
        this.chart = chart;
    }

    /** What it shows, in one sentence. */
    public String caption() {
        return caption;
    }

    /** Writes it as its name says, .svg or .png (1840 × 1040 pixels), whole or not at all. */
    public void write(Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            AtomicFile.write(file, svg());
        } else if (name.endsWith(".png")) {
            ImageIO.setUseCache(false); // would write to the folder of temporary files, and fail without one
            AtomicFile.write(file, ChartEncoder.getBytes(chart.apply(PictureStyle.LARGE), "png"));
        } else {
            throw new InvalidInputException(file.toString(), "expected a name that ends in .svg or .png", null);
        }
    }

    /** The picture as SVG text. */
    public String svg() throws IOException {
        return new String(ChartEncoder.getBytes(chart.apply(PictureStyle.SMALL), "svg"), StandardCharsets.UTF_8);
    }
}

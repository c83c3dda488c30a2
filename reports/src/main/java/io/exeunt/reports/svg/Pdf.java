package io.exeunt.reports.svg;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.knowm.xchart.XYChart;

/** Charts as PDF of one page, a point of 1/72 inch for each pixel. */
final class Pdf {
    private Pdf() {}

    static byte[] of(XYChart chart) throws IOException {
        VectorGraphics2D drawn = new VectorGraphics2D();
        chart.paint(drawn, chart.getWidth(), chart.getHeight());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Processors.get("pdf")
                .getDocument(drawn.getCommands(), new PageSize(chart.getWidth(), chart.getHeight()))
                .writeTo(bytes);
        return bytes.toByteArray();
    }
}

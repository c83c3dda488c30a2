package io.exeunt.reports.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class PngTest {
    /** Draws a chart and says how many bytes it has. */
    static final class Drawing {
        private Drawing() {}

        public static void main(String[] args) throws IOException {
            XYChart chart = new XYChart(200, 100);
            chart.addSeries("line", new double[] {1, 2}, new double[] {3, 4});
            System.out.print(Png.of(chart).length > 100 ? "drawn" : "empty");
        }
    }

    /** In a process of its own: Java looks at the folder once. */
    @Test
    void aPictureNeedsNoFolderForTemporaryFiles() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=/no/such/folder",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Drawing.class.getName())
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("drawn");
    }
}

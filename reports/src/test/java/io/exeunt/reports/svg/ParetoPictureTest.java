package io.exeunt.reports.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.svg.PictureRequest.Series;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParetoPictureTest {
    private static final StudyReport REPORT = SampleStudies.realistic();

    @Test
    void theSameReportGivesTheSameBytes() throws IOException {
        assertThat(ParetoPicture.svg(REPORT)).isEqualTo(ParetoPicture.svg(SampleStudies.realistic()));
        assertThat(ParetoPicture.png(REPORT)).isEqualTo(ParetoPicture.png(SampleStudies.realistic()));
    }

    @Test
    void theSvgHasTheColoursOfEveryClass() throws IOException {
        assertThat(ParetoPicture.svg(REPORT)).contains("rgb(0,114,178)", "rgb(213,94,0)", "rgb(195,202,211)");
    }

    @Test
    void thePngIsAPictureOfItsSize() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ParetoPicture.png(REPORT)));

        assertThat(image.getWidth()).isEqualTo(1840);
        assertThat(image.getHeight()).isEqualTo(1040);
    }

    @Test
    void aStudyWithoutEnergyOrFrontStillHasAPicture() throws IOException {
        assertThat(ParetoPicture.svg(SampleStudies.withoutEnergy())).contains("<svg");
        assertThat(ParetoPicture.svg(SampleStudies.infeasible())).contains("<svg");
    }

    @Test
    void aPaperChoosesFiguresSeriesTitleSizeAndKind(@TempDir Path folder) throws IOException {
        PictureRequest request = new PictureRequest(
                Metric.LATENCY_P95,
                Metric.ACCURACY,
                Set.of(Series.FRONT),
                "Only the front",
                new PictureRequest.Size(500, 300));

        ParetoPicture.write(REPORT, request, folder.resolve("a.svg"));
        ParetoPicture.write(REPORT, request, folder.resolve("a.pdf"));
        ParetoPicture.write(REPORT, request, folder.resolve("a.png"));

        assertThat(folder.resolve("a.svg"))
                .content()
                .contains("rgb(0,114,178)")
                .doesNotContain("rgb(195,202,211)", "rgb(213,94,0)");
        assertThat(Files.readAllBytes(folder.resolve("a.pdf"))).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(ImageIO.read(folder.resolve("a.png").toFile()).getWidth()).isEqualTo(1000);
        assertThatThrownBy(() -> ParetoPicture.write(REPORT, request, folder.resolve("a.gif")))
                .hasMessage(folder.resolve("a.gif") + ": expected a name that ends in .svg, .pdf or .png");
    }
}

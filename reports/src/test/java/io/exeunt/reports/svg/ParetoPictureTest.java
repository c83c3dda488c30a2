package io.exeunt.reports.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.SampleStudies;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

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
}

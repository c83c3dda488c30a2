package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.ImageSet;
import io.exeunt.policies.dl4j.data.Normalisation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPicturesTest {
    @TempDir
    private Path folder;

    private void picture(String place, int width, int rgb, int type) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        BufferedImage picture = new BufferedImage(width, 2, type);
        picture.setRGB(0, 0, rgb);
        ImageIO.write(picture, "png", file.toFile());
    }

    private void colours() throws IOException {
        picture("train/cat/a.png", 3, 0xFF8000, BufferedImage.TYPE_INT_RGB);
        picture("train/dog/b.png", 3, 0x0000FF, BufferedImage.TYPE_INT_RGB);
        picture("test/cat/c.png", 3, 0, BufferedImage.TYPE_INT_RGB);
        picture("test/dog/d.png", 3, 0, BufferedImage.TYPE_INT_RGB);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> new TrainingPictures(folder).read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void coloursAreReadChannelByChannelAndClassesByName() throws IOException {
        colours();
        ImageSet set = new TrainingPictures(folder).read().normalised(Normalisation.none(3));
        assertThat(set.train().shape()).isEqualTo(new FeatureMap(3, 2, 3));
        assertThat(set.train().classes()).isEqualTo(2);
        assertThat(set.train().labels()).containsExactly(0, 1);
        float[] first = new float[18];
        set.train().copyTo(0, first, 0);
        assertThat(first[0]).isEqualTo(1f);
        assertThat(first[6]).isEqualTo(128 / 255f);
        assertThat(first[12]).isZero();
    }

    @Test
    void greyPicturesHaveOneChannel() throws IOException {
        for (String place : new String[] {"train/a/1.png", "train/b/1.png", "test/a/1.png", "test/b/1.png"}) {
            picture(place, 4, 0xFFFFFF, BufferedImage.TYPE_BYTE_GRAY);
        }
        assertThat(new TrainingPictures(folder).read().test().shape()).isEqualTo(new FeatureMap(1, 2, 4));
    }

    private static final String[] PLACES = {"train/a/1.png", "train/b/1.png", "test/a/1.png", "test/b/1.png"};

    @Test
    void coloursOfAPaletteAreColours() throws IOException {
        for (String place : PLACES) {
            picture(place, 4, 0xFF0000, BufferedImage.TYPE_BYTE_INDEXED);
        }
        assertThat(new TrainingPictures(folder).read().test().shape()).isEqualTo(new FeatureMap(3, 2, 4));
    }

    @Test
    void aPictureOfColoursIsReadInGreyByItsPalette() throws IOException {
        picture("p.png", 1, 0xFFFFFF, BufferedImage.TYPE_BYTE_INDEXED);
        assertThat(grey("p.png")).containsExactly(255, 0);
    }

    @Test
    void greyOfSixteenBitsKeepsItsHighestEight() throws IOException {
        BufferedImage picture = new BufferedImage(1, 2, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setSample(0, 0, 0, 0x80FF);
        ImageIO.write(picture, "png", folder.resolve("p.png").toFile());
        assertThat(grey("p.png")).containsExactly(0x80, 0);
    }

    private int[] grey(String file) {
        byte[] pixels = new Pictures(1, 2, 1, "as here").pixels(List.of(folder.resolve(file)));
        return new int[] {pixels[0] & 0xFF, pixels[1] & 0xFF};
    }

    @Test
    void aPictureThatIsTooLargeToUnpackIsRefusedByItsHeader() throws IOException {
        colours();
        Path file = folder.resolve("train/cat/a.png");
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(16, 60_000).putInt(20, 50_000);
        CRC32 crc = new CRC32();
        crc.update(bytes, 12, 17);
        header.putInt(29, (int) crc.getValue());
        Files.write(file, bytes);
        assertRefused(file + ": Expected a picture of at most 67108864 pixels, given 3000000000");
    }

    @Test
    void aDecoderThatStumblesNamesThePicture() throws IOException {
        colours();
        Path file = folder.resolve("train/cat/a.gif");
        Files.delete(folder.resolve("train/cat/a.png"));
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY), "gif", file.toFile());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 15] = 0; // the width of the frame
        Files.write(file, bytes);
        assertRefused(file + ": no whole picture: ");
    }

    @Test
    void aPictureOfAnotherSizeIsNamed() throws IOException {
        colours();
        picture("test/dog/e.png", 5, 0, BufferedImage.TYPE_INT_RGB);
        assertRefused(
                folder.resolve("test/dog/e.png") + ": Expected a picture of 3×2 pixels, as train/cat/a.png, given 5×2");
    }

    @Test
    void aDamagedPictureIsNamed() throws IOException {
        colours();
        Path file = folder.resolve("train/dog/b.png");
        Files.write(file, new byte[] {1, 2, 3});
        assertRefused(file + ": no picture that Java can read");
    }

    @Test
    void anEmptyClassIsNamed() throws IOException {
        colours();
        Files.delete(folder.resolve("train/dog/b.png"));
        assertRefused(
                folder.resolve("train/dog") + ": Expected pictures (.png, .jpg, .gif, .bmp) of this class, given none");
    }

    @Test
    void aClassThatIsOnlyTestedIsRefused() throws IOException {
        colours();
        picture("test/owl/x.png", 3, 0, BufferedImage.TYPE_INT_RGB);
        assertRefused(folder.resolve("test") + ": Expected the classes of train (cat, dog), given cat, dog, owl");
    }

    @Test
    void aMissingPartIsRefused() throws IOException {
        picture("train/cat/a.png", 3, 0, BufferedImage.TYPE_INT_RGB);
        assertRefused(
                folder + ": Expected folders train and test in it, with a folder per class in each, found no test");
    }
}

package io.exeunt.policies.dl4j.data;

/**
 * A window on an image, as large as the image.
 *
 * @param right columns by which it is moved to the right; negative to the left
 * @param down rows by which it is moved down; negative up
 * @param mirrored whether left and right change places
 */
public record ImageWindow(int right, int down, boolean mirrored) {
    /** The image as it is. */
    public static final ImageWindow PLAIN = new ImageWindow(0, 0, false);
}

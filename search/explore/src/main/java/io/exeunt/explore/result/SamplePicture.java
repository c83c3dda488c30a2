package io.exeunt.explore.result;

import io.exeunt.ground.Check;

/**
 * A sample of the report split as a picture.
 *
 * @param sample its number in the split, from 0
 * @param label number of its class, from 0
 * @param png the picture as PNG in Base64
 */
public record SamplePicture(int sample, int label, String png) {
    public SamplePicture {
        Check.nonNegative("sample", (long) sample);
        Check.nonNegative("label", (long) label);
        Check.require(png.matches("[A-Za-z0-9+/]+={0,2}"), "png", "a picture in Base64", "another text");
    }
}

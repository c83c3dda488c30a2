package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * A few samples of the report split to look at, from those that exits are sure of to those that they are not.
 *
 * @param pictures at most {@link #MOST}; empty where there are none
 * @param why there are none, such as "the data are no pictures"; "" where there are some
 */
public record SamplePictures(List<SamplePicture> pictures, String why) {
    /** Most pictures that a study keeps. */
    public static final int MOST = 48;

    public SamplePictures {
        pictures = List.copyOf(pictures);
        Check.require(pictures.size() <= MOST, "pictures", "at most " + MOST + " in number", pictures.size());
        Check.require(why.isEmpty() != pictures.isEmpty(), "why there are no pictures", "told if there are none", why);
    }

    /** Some pictures, at least one. */
    public static SamplePictures of(List<SamplePicture> pictures) {
        return new SamplePictures(pictures, "");
    }

    /** None, and why. */
    public static SamplePictures none(String why) {
        return new SamplePictures(List.of(), why);
    }
}

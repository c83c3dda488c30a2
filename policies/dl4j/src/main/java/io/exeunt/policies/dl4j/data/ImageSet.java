package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.Check;

/**
 * A data set as its makers divided it.
 *
 * @param train what networks learn from
 * @param test what they are judged on
 */
public record ImageSet(LabelledImages train, LabelledImages test) {
    public ImageSet {
        Check.require(train.shape().equals(test.shape()), "shape of " + test, "" + train.shape(), test.shape());
        Check.require(train.classes() == test.classes(), "classes of " + test, "" + train.classes(), test.classes());
    }

    /** The same images, each channel shifted and scaled before a network sees it. */
    public ImageSet normalised(Normalisation normalisation) {
        return new ImageSet(train.normalised(normalisation), test.normalised(normalisation));
    }
}

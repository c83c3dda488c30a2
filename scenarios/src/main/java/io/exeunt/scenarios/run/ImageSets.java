package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.data.Cifar;
import io.exeunt.policies.dl4j.data.FashionMnist;
import io.exeunt.policies.dl4j.data.IdxImages;
import io.exeunt.policies.dl4j.data.ImageSet;
import io.exeunt.policies.dl4j.data.Mnist;
import io.exeunt.policies.dl4j.data.Normalisation;
import io.exeunt.scenarios.spec.DataSpec;

/** Reads the images that a scenario names. */
final class ImageSets {
    private ImageSets() {}

    /** Both parts; colour images shifted and scaled as published CIFAR networks want them. */
    static ImageSet read(DataSpec data) {
        if (data instanceof DataSpec.IdxFiles files) {
            return new ImageSet(
                    IdxImages.read("train", files.trainImages(), files.trainLabels(), files.classes()),
                    IdxImages.read("test", files.testImages(), files.testLabels(), files.classes()));
        } else if (data instanceof DataSpec.Published set) {
            return switch (set.published()) {
                case FASHION_MNIST -> FashionMnist.read(set.folder());
                case CIFAR10 -> Cifar.cifar10(set.folder()).normalised(Normalisation.imageNet());
                case CIFAR100 -> Cifar.cifar100(set.folder()).normalised(Normalisation.imageNet());
            };
        }
        if (data instanceof DataSpec.Mnist) {
            return new ImageSet(Mnist.train(), Mnist.test());
        }
        throw InvalidInputException.ofScenario(
                "/data/set", "data.set", "set: " + data.set() + " is for networks trained elsewhere", null, null);
    }
}

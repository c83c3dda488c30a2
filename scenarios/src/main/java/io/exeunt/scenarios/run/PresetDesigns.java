package io.exeunt.scenarios.run;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.network.ExitHead;
import io.exeunt.policies.dl4j.network.Families;
import io.exeunt.policies.dl4j.network.NetworkDesign;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.scenarios.spec.NetworkSpec.PresetName;
import java.util.List;

/** The networks that Exeunt brings along, with their own exits. */
public final class PresetDesigns {
    private static final int CLASSES = 10;
    private static final int CHANNELS = 3;

    /** Sizes of maps do not depend on it. */
    private static final int LEAST_VOCABULARY = 3;

    private PresetDesigns() {}

    /** A preset for square colour images of ten classes: where its exits stand and how large its maps are. */
    public static NetworkDesign of(PresetName preset, int imageSide) {
        FeatureMap input =
                preset.readsTexts() ? new FeatureMap(1, imageSide, 1) : new FeatureMap(CHANNELS, imageSide, imageSide);
        return of(preset, input, CLASSES, LEAST_VOCABULARY);
    }

    /**
     * A preset; those that are made for one kind of images take no notice of others.
     *
     * @param input shape of an image
     * @param classes number of classes
     * @param vocabulary numbers that tokens of texts may have
     */
    static NetworkDesign of(PresetName preset, FeatureMap input, int classes, int vocabulary) {
        return switch (preset) {
            case QUICKSTART -> ResNetSpec.quickstart();
            case RESNET20_CIFAR10 -> ResNetSpec.cifar10(20, List.of()).withExitAfterEveryBlock(new ExitHead.Linear(1));
            case RESNET56_CIFAR10 -> ResNetSpec.cifar10(56, List.of()).withExitAfterEveryBlock(new ExitHead.Linear(1));
            case VGG_SMALL -> Families.vggSmall(input, classes);
            case VGG19_BN -> Families.vgg19Bn(input, classes);
            case ALEXNET -> Families.alexNet(input, classes);
            case MOBILENET_V1 -> Families.mobileNetV1(input, classes);
            case MOBILENET_V2 -> Families.mobileNetV2(input, classes);
            case DENSENET_BC_40_12 -> Families.denseNetBc(input, classes, 40, 12);
            case TEXT_CNN -> Families.textCnn(input, classes, vocabulary);
            case TEXT_TRANSFORMER -> Families.textTransformer(input, classes, vocabulary);
        };
    }
}

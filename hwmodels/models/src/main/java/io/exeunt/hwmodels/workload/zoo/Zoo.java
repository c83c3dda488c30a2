package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Networks by name, built when asked for. Batch norms that can be folded are: one bias per channel, so parameter totals lie below
 * the published ones by one per folded channel (ResNet-50: 25,530,472 here, 25,557,032 published).
 */
public final class Zoo {
    private static final List<Integer> VGG19 = List.of(2, 2, 4, 4, 4);
    private static final Map<String, Function<String, OperatorGraph>> NETWORKS = networks();

    private Zoo() {}

    /** Names of all networks, sorted. */
    public static List<String> names() {
        return List.copyOf(NETWORKS.keySet());
    }

    /**
     * The network of this name.
     *
     * @throws InvalidInputException if there is none, with the nearest name
     */
    public static OperatorGraph network(String name) {
        Function<String, OperatorGraph> builder = NETWORKS.get(name);
        if (builder == null) {
            throw new InvalidInputException(
                    "network " + name,
                    "not in the zoo; it has " + String.join(", ", names()),
                    Suggestion.nearest(name, names())
                            .map(near -> "meant '" + near + "'")
                            .orElse(null));
        }
        return builder.apply(name);
    }

    private static Map<String, Function<String, OperatorGraph>> networks() {
        Map<String, Function<String, OperatorGraph>> all = new TreeMap<>();
        all.put("alexnet", AlexNet::of);
        all.put("vgg11", name -> Vgg.imageNet(name, List.of(1, 1, 2, 2, 2)));
        all.put("vgg16", name -> Vgg.imageNet(name, List.of(2, 2, 3, 3, 3)));
        all.put("vgg19", name -> Vgg.imageNet(name, VGG19));
        all.put("vgg19-cifar10", name -> Vgg.cifar(name, VGG19, 10));
        all.put("resnet18", name -> ResNet.basic(name, List.of(2, 2, 2, 2)));
        all.put("resnet34", name -> ResNet.basic(name, List.of(3, 4, 6, 3)));
        all.put("resnet50", name -> ResNet.bottleneck(name, List.of(3, 4, 6, 3)));
        all.put("resnet101", name -> ResNet.bottleneck(name, List.of(3, 4, 23, 3)));
        for (int depth : List.of(20, 56, 110)) {
            all.put("resnet" + depth + "-cifar10", name -> CifarResNet.of(name, depth, CifarResNet.Shortcut.PADDED));
            all.put(
                    "resnet" + depth + "-cifar10-projected",
                    name -> CifarResNet.of(name, depth, CifarResNet.Shortcut.PROJECTED));
        }
        all.put("densenet121", name -> DenseNet.of(name, List.of(6, 12, 24, 16)));
        all.put("mobilenet_v1", MobileNet::v1);
        all.put("mobilenet_v2", MobileNet::v2);
        all.put("mobilenet_v3_large", MobileNetV3::large);
        all.put("mobilenet_v3_small", MobileNetV3::small);
        all.put("squeezenet1_0", SqueezeNet::v10);
        all.put("squeezenet1_1", SqueezeNet::v11);
        all.put("inception_v4", InceptionV4::of);
        all.put("tiny_yolov3", TinyYoloV3::of);
        for (String width : List.of("1", "0.5", "0.25", "0.125")) {
            all.put("cnv_" + width, name -> Qutibench.cnv(name, Double.parseDouble(width)));
            all.put("mlp_" + width, name -> Qutibench.mlp(name, Double.parseDouble(width)));
        }
        all.put("bert-base-64", name -> Bert.base(name, 64));
        all.put("bert-base-128", name -> Bert.base(name, 128));
        return all;
    }
}

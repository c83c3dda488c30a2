package io.exeunt.hwmodels.workload.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.Pooling;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZooTest {
    /**
     * Folded totals; for torchvision's networks these are the sums of the published definitions' layers, for MobileNet V1 those
     * of ncnn's model file, for VGG, ResNet and AlexNet also ptflops' figures without its counts for pooling and norms.
     */
    @ParameterizedTest
    @CsvSource({
        "alexnet, 714188480, 61100840",
        "vgg11, 7609090048, 132863336",
        "vgg16, 15470264320, 138357544",
        "vgg19, 19632062464, 143667240",
        "resnet18, 1814073344, 11684712",
        "resnet34, 3663761408, 21789160",
        "resnet50, 4089184256, 25530472",
        "resnet101, 7801405440, 44496488",
        "mobilenet_v1, 568740352, 4221032",
        "mobilenet_v2, 300774272, 3487816",
        "squeezenet1_0, 818924576, 1248424",
        "squeezenet1_1, 349151936, 1235496",
        "resnet20-cifar10, 40551040, 269034",
        "bert-base-128, 11174215680, 109482240",
        "cnv_1, 234724864, 6161546",
        "cnv_0.25, 15255424, 388394",
        "mlp_1, 10014720, 10020874",
        "mlp_0.25, 930816, 932362"
    })
    void totalsAreThePublishedOnes(String name, long macs, long parameters) {
        OperatorGraph network = Zoo.network(name);
        assertThat(network.macs()).isEqualTo(macs);
        assertThat(network.parameters()).isEqualTo(parameters);
    }

    /** PyTorch's totals keep each batch norm's scale and shift where folding leaves one bias per channel. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, 11689512",
        "resnet34, 21797672",
        "resnet50, 25557032",
        "resnet101, 44549160",
        "densenet121, 7978856",
        "mobilenet_v1, 4231976",
        "mobilenet_v2, 3504872",
        "inception_v4, 42679816",
        "resnet20-cifar10, 269722",
        "resnet56-cifar10, 853018",
        "resnet110-cifar10, 1727962"
    })
    void unfoldedParametersAreThePublishedOnes(String name, long published) {
        OperatorGraph network = Zoo.network(name);
        assertThat(network.parameters() + foldedChannels(network, Set.of())).isEqualTo(published);
    }

    @Test
    void mobileNetV3sSqueezeConvolutionsHaveABiasAndNoBatchNorm() {
        OperatorGraph large = Zoo.network("mobilenet_v3_large");
        OperatorGraph small = Zoo.network("mobilenet_v3_small");
        assertThat(large.parameters() + foldedChannels(large, squeezeConvolutions(large)))
                .isEqualTo(5_483_032);
        assertThat(small.parameters() + foldedChannels(small, squeezeConvolutions(small)))
                .isEqualTo(2_542_856);
    }

    /** Torchvision's documentation gives 0.22 and 0.06 GFLOPS (multiply-accumulates). */
    @Test
    void mobileNetV3MacsRoundToTheDocumentedOnes() {
        assertThat(Zoo.network("mobilenet_v3_large").macs()).isEqualTo(216_589_760);
        assertThat(Zoo.network("mobilenet_v3_small").macs()).isEqualTo(56_510_400);
    }

    /** OpenVINO's model zoo: 42.648 M folded parameters, 24.584 GFLOP; timm and osmr/imgclsmob: 12.3 GMAC. */
    @Test
    void inceptionV4AgreesWithTwoSources() {
        OperatorGraph inception = Zoo.network("inception_v4");
        assertThat(inception.parameters()).isEqualTo(42_648_232);
        assertThat(inception.macs() / 1e9).isCloseTo(24.584 / 2, within(0.005 * 12.3));
        assertThat(inception.macs() / 1e9).isCloseTo(12.305, within(0.005 * 12.3));
    }

    /** The size of yolov3-tiny.weights, (35,434,956 − 20) / 4 = 8,858,734 numbers, counts four per batch-norm channel. */
    @Test
    void tinyYoloHasTheNumbersOfItsWeightsFile() {
        OperatorGraph yolo = Zoo.network("tiny_yolov3");
        long normed = foldedChannels(yolo, Set.of("head1", "head2"));
        assertThat(yolo.parameters() + 3 * normed).isEqualTo(8_858_734);
        assertThat(yolo.macs() / 1e9).isCloseTo(5.571 / 2, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"bert-base-64, 459276288", "bert-base-128, 931135488"})
    void oneBertLayerCostsThePublishedMacs(String name, long macsPerLayer) {
        long layer = Zoo.network(name).operators().stream()
                .filter(op -> op.name().startsWith("layer5."))
                .mapToLong(Operator::macs)
                .sum();
        assertThat(layer).isEqualTo(macsPerLayer);
    }

    /** Predictive Exit's 16 exit candidates after convolutions of VGG-19 at 32×32: shares of 398.13 M convolution MACs. */
    @Test
    void vgg19OnCifarHasPredictiveExitsCumulativeFractions() {
        List<Operator> convolutions = Zoo.network("vgg19-cifar10").operators().stream()
                .filter(Convolution.class::isInstance)
                .toList();
        double total = convolutions.stream().mapToLong(Operator::macs).sum();
        double[] published = {
            .004, .099, .147, .242, .289, .384, .479, .573, .621, .716, .810, .905, .929, .953, .976, 1.0
        };
        assertThat(total).isCloseTo(398.13e6, within(0.005e6));
        double sum = 0;
        for (int i = 0; i < published.length; i++) {
            sum += convolutions.get(i).macs();
            assertThat(sum / total).isCloseTo(published[i], within(0.0006));
        }
    }

    /** PTEENet counts convolutions, two per batch-norm element, one per ReLU element and the pooling's input: 256.32 M. */
    @Test
    void resNet110HasPteenetsCost() {
        OperatorGraph network = Zoo.network("resnet110-cifar10-projected");
        List<Operator> convolutions = network.operators().stream()
                .filter(Convolution.class::isInstance)
                .toList();
        long macs = convolutions.stream().mapToLong(Operator::macs).sum();
        long normed = convolutions.stream().mapToLong(Operator::outputElements).sum();
        assertThat(macs + 2 * normed + rectified(convolutions) + 64 * 8 * 8).isCloseTo(256_320_000, tolerance());
    }

    @Test
    void everyNetworkIsNamedAsItIsAskedFor() {
        for (String name : Zoo.names()) {
            assertThat(Zoo.network(name).name()).isEqualTo(name);
        }
    }

    @Test
    void everyPoolingOfEveryNetworkFitsItsInput() {
        for (String name : Zoo.names()) {
            assertThat(Zoo.network(name).operators())
                    .filteredOn(Pooling.class::isInstance)
                    .allSatisfy(op -> assertThat(op.outputElements()).isLessThanOrEqualTo(op.inputElements()));
        }
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> Zoo.network("resnet-18"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("network resnet-18: not in the zoo; it has alexnet, bert-base-128, ")
                .hasMessageEndingWith("Maybe meant 'resnet18'");
    }

    private static long foldedChannels(OperatorGraph network, Set<String> without) {
        return network.operators().stream()
                .filter(op ->
                        op instanceof Convolution convolution && convolution.bias() && !without.contains(op.name()))
                .mapToLong(op -> op.output().channels())
                .sum();
    }

    private static Set<String> squeezeConvolutions(OperatorGraph network) {
        return network.operators().stream()
                .map(Operator::name)
                .filter(name -> name.contains(".se."))
                .collect(Collectors.toSet());
    }

    /** Every convolution but the shortcuts ends in a ReLU: the second of a block after the addition. */
    private static long rectified(List<Operator> convolutions) {
        return convolutions.stream()
                .filter(op -> !op.name().endsWith(".down"))
                .mapToLong(Operator::outputElements)
                .sum();
    }

    private static Offset<Long> tolerance() {
        return Offset.offset(10_000L);
    }
}

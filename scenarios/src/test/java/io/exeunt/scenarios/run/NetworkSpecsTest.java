package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.Augmentation;
import io.exeunt.policies.dl4j.network.ExitHead;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.policies.dl4j.train.JointSystem;
import io.exeunt.scenarios.cli.TestWiring;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecsTest {
    private final Scenario scenario = new ScenarioReader(TestWiring.knownNames())
            .parse("s.yaml", "name: s\ndevice: {id: jetson-tx2}\n", Path.of("."), List.of());

    @Test
    void thePresetFitsMnist() {
        assertThat(NetworkSpecs.network(scenario, new FeatureMap(1, 28, 28), 10).exitCount())
                .isEqualTo(6);
    }

    @Test
    void thePresetIsRefusedForOtherImages() {
        assertThatThrownBy(() -> NetworkSpecs.network(scenario, new FeatureMap(3, 32, 32), 100))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "network: preset quickstart takes images of 1x28x28 and 10 classes, given 3x32x32 and 100");
    }

    private static Scenario scenario(String text) {
        return new ScenarioReader(TestWiring.knownNames())
                .parse("s.yaml", "name: s\ndevice: {id: jetson-tx2}\n" + text, Path.of("."), List.of());
    }

    @Test
    void aCifarPresetHasAnExitAfterEachBlockOrThoseAskedFor() {
        FeatureMap cifar = new FeatureMap(3, 32, 32);
        assertThat(NetworkSpecs.network(scenario("network: {preset: resnet20_cifar10}\n"), cifar, 10)
                        .exitCount())
                .isEqualTo(9);
        assertThat(NetworkSpecs.network(
                                scenario("network: {preset: resnet56_cifar10, exits: [{after_block: 9}]}\n"), cifar, 10)
                        .exits())
                .containsExactly(new ResNetSpec.Exit(9, new ExitHead.Linear(1)));
        assertThatThrownBy(() -> NetworkSpecs.network(
                        scenario("network: {preset: resnet20_cifar10}\n"), new FeatureMap(1, 28, 28), 10))
                .hasMessageStartingWith(
                        "network: preset resnet20_cifar10 takes images of 3x32x32 and 10 classes, given 1x28x28 and 10");
    }

    @Test
    void aFamilyTakesImagesOfAnySizeAndExitsOfItsOwnOrThoseAskedFor() {
        FeatureMap thumbnails = new FeatureMap(3, 64, 64);
        assertThat(NetworkSpecs.network(
                                scenario("network: {preset: vgg19_bn}\ndata: {set: cifar10, folder: f}\n"),
                                thumbnails,
                                7)
                        .exitCount())
                .isEqualTo(21);
        assertThat(NetworkSpecs.network(
                                scenario("network: {preset: vgg_small, exits: [{after_block: 3}]}\n"), thumbnails, 7)
                        .exits())
                .containsExactly(new ResNetSpec.Exit(3, new ExitHead.Linear(1)));
    }

    @Test
    void exitsOfAPresetStandAheadOfItsLastBlockInOrder() {
        assertThatThrownBy(() -> scenario("network: {preset: resnet20_cifar10, exits: [{after_block: 9}]}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "s.yaml:3:59: /network/exits/0/after_block: expected 0 to 8, behind the exit before and ahead of the"
                                + " last block, given 9");
        assertThatThrownBy(() -> scenario("network: {preset: vgg_small, exits: [{after_block: 0}]}\n"))
                .hasMessageContaining("expected 1 to 8, ");
        assertThatThrownBy(
                        () -> scenario("network: {preset: vgg_small, exits: [{after_block: 3}, {after_block: 3}]}\n"))
                .hasMessageContaining("expected 4 to 8, ");
    }

    @Test
    void imagesThatAreTooSmallForAFamilyAreRefusedBeforeAnyWork() {
        assertThatThrownBy(() -> scenario("network: {preset: vgg19_bn}\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nothing is left of 28x28 pixels behind block 21");
    }

    @Test
    void aSystemIsTrainedAsAsked() {
        FeatureMap digits = new FeatureMap(1, 28, 28);
        assertThat(NetworkSpecs.training(scenario(""), digits, 10).system())
                .isEqualTo(new JointSystem.BranchyNet(List.of(0.3, 0.3, 0.3, 0.3, 0.3, 1.0)));
        var demir = NetworkSpecs.training(
                scenario("training: {system: eenet_demir, lambda: 2, augmentation: crop_flip}\n"), digits, 10);
        assertThat(demir.system()).isEqualTo(new JointSystem.EenetDemir(2));
        assertThat(demir.augmentation()).isEqualTo(Augmentation.CROP_FLIP);
        assertThat(NetworkSpecs.training(scenario("training: {system: multi_exit}\n"), digits, 10)
                        .system())
                .isEqualTo(new JointSystem.MultiExit());
    }

    @Test
    void weightsThatAreNotThereAreNamed() {
        assertThatThrownBy(() -> NetworkSpecs.training(
                        scenario("network: {preset: resnet20_cifar10, weights: none.npz}\n"),
                        new FeatureMap(3, 32, 32),
                        10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("none.npz: expected a .npz file of weights, found none");
    }
}

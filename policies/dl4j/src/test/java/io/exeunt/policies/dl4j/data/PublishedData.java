package io.exeunt.policies.dl4j.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a test finds data that are not part of this repository: {@code -Dexeunt.data.cifar10=…} in exeunt.jvm.options or the
 * environment variable EXEUNT_DATA_CIFAR10, and likewise for fashion-mnist.
 */
public final class PublishedData {
    private PublishedData() {}

    /** Folder or archive of CIFAR-10; the test is skipped where there is none. */
    public static Path cifar10() {
        return present("cifar10", List.of());
    }

    /** Folder of Fashion-MNIST, by default that of Debian's package; the test is skipped where there is none. */
    public static Path fashionMnist() {
        return present("fashion-mnist", List.of(Path.of("/usr/share/datasets/fashion-mnist")));
    }

    private static Path present(String set, List<Path> usual) {
        String property = "exeunt.data." + set;
        String variable = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        Optional<Path> place = Stream.concat(
                        Stream.of(
                                        Optional.ofNullable(System.getProperty(property)),
                                        Optional.ofNullable(System.getenv(variable)))
                                .flatMap(Optional::stream)
                                .map(Path::of),
                        usual.stream())
                .filter(Files::exists)
                .findFirst();
        assumeTrue(
                place.isPresent(),
                "skipped: neither " + property + " nor " + variable + " names a place that is there");
        return place.orElseThrow();
    }
}

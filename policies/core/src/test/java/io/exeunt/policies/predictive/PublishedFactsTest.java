package io.exeunt.policies.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Facts about Predictive Exit and EdgeBERT that are public. */
class PublishedFactsTest {
    private static final double[] VGG19_FRACTIONS = {
        .004, .099, .147, .242, .289, .384, .479, .573, .621, .716, .810, .905, .929, .953, .976, 1
    };

    @Test
    void theConvolutionsOfVgg19AddUpAsPublished() {
        double[] macs = Zoo.network("vgg19-cifar10").operators().stream()
                .filter(Convolution.class::isInstance)
                .mapToDouble(Operator::macs)
                .toArray();
        double total = DoubleStream.of(macs).sum();
        Arrays.parallelPrefix(macs, Double::sum);

        assertThat(total / 1e6).isCloseTo(398.13, within(0.005));
        assertThat(macs).hasSize(16);
        assertThat(DoubleStream.of(macs).map(sum -> sum / total).toArray())
                .containsExactly(VGG19_FRACTIONS, within(0.0006));
    }

    @Test
    void aHeadOn64CodewordsCostsMoreThanTheFirstConvolution() {
        assertThat(codewords(64, 32) / 1e6).isCloseTo(4.19, within(0.005));
        assertThat(codewords(64, 32) / 398.13e6).isCloseTo(0.0106, within(0.0001));
        assertThat(codewords(256, 8) / 1e6).isCloseTo(1.05, within(0.005));
        assertThat(codewords(512, 2) / 1e6).isCloseTo(0.13, within(0.005));
        assertThat((double) codewords(64, 32)).isGreaterThan(VGG19_FRACTIONS[0] * 398.13e6);
    }

    private static long codewords(int channels, int side) {
        FeatureMap in = new FeatureMap(channels, side, side);
        return new Convolution("bof", in, new FeatureMap(64, side, side), 1, 1, 1, 1, true).macs();
    }

    /** Half of the sentences make the table, the other half shows what it is worth. The last column is no trained exit. */
    @Test
    void theTableForetellsEntropiesOfAnAlbertBetterThanTheirMeans() throws IOException {
        double[][] entropies = columns(SharedFolder.file("models/sst2_entropies.txt"), 11);
        int half = entropies[0].length / 2;
        double[][] known =
                Stream.of(entropies).map(column -> Arrays.copyOf(column, half)).toArray(double[][]::new);
        EntropyTable table = EntropyTable.of(known, 2);
        double tableError = 0;
        double meanError = 0;
        for (int j = 0; j < table.later(); j++) {
            double mean = DoubleStream.of(known[j + 1]).average().orElseThrow();
            for (int i = half; i < entropies[0].length; i++) {
                double truth = entropies[j + 1][i];
                tableError += Math.pow(table.predicted(table.row(entropies[0][i]), j) - truth, 2);
                meanError += Math.pow(mean - truth, 2);
            }
        }
        assertThat(1 - tableError / meanError).isCloseTo(0.136, within(0.005));
    }

    private static double[][] columns(Path file, int count) throws IOException {
        List<double[]> rows = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(line -> Stream.of(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        return IntStream.range(0, count)
                .mapToObj(k -> rows.stream().mapToDouble(row -> row[k]).toArray())
                .toArray(double[][]::new);
    }
}

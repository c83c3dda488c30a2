package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.workload.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shipped constants against the measurements they were fitted to; skipped where those are not at hand. */
class MeasuredLatencyIT {
    @ParameterizedTest
    @CsvSource({"vgg19,1.0,3.5", "resnet50,1.0,2.5"})
    void tx2FollowsTheGrid(String network, double meanPercent, double worstPercent) {
        List<Operator> operators = Measurements.torchvision(network);
        StateCosts costs = Boards.tx2Gpu().priceAll(operators);
        List<Double> errors = new ArrayList<>();
        for (Map<String, String> row : Measurements.rows("jetson_tx2_tensorrt_latency.csv")) {
            if (text(row, "network").equals(network)) {
                double predicted = costs.get(tx2State(row)).seconds();
                errors.add(100 * Math.abs(predicted * 1e3 / number(row, "latency_ms") - 1));
            }
        }
        assertThat(errors).hasSize(52).allMatch(error -> error < worstPercent);
        assertThat(mean(errors)).isLessThan(meanPercent);
    }

    @Test
    void tx2MovesTheBytesThatItsMemoryCountersSaw() {
        double bytes =
                Boards.tx2Gpu().price(Measurements.torchvision("vgg19"), 0).bytes();
        assertThat(bytes).isBetween(2.12e9, 2.37e9);
    }

    @Test
    void pi4FollowsNcnnAtItsOneMeasuredClock() {
        Map<String, List<Operator>> networks = new HashMap<>();
        List<Double> errors = new ArrayList<>();
        for (Map<String, String> row : Measurements.rows("ncnn_latency.csv.gz")) {
            String network = text(row, "network");
            if (text(row, "device").contains("Raspberry Pi 4") && NCNN.contains(network)) {
                Platform pi4 = Boards.pi4((int) number(row, "num_threads"));
                List<Operator> operators = networks.computeIfAbsent(network, Measurements::ncnn);
                double predicted = pi4.price(operators, pi4.states().max()).seconds();
                errors.add(100 * Math.abs(predicted * 1e3 / number(row, "avg_ms") - 1));
            }
        }
        assertThat(errors).hasSize(2 * NCNN.size());
        assertThat(mean(errors)).isLessThan(15);
    }

    private static final List<String> NCNN = List.of(
            "alexnet",
            "blazeface",
            "efficientnet_b0",
            "efficientnetv2_b0",
            "googlenet",
            "mnasnet",
            "mobilenet",
            "mobilenet_v2",
            "mobilenet_v3",
            "proxylessnasnet",
            "regnety_400m",
            "resnet18",
            "resnet50",
            "shufflenet",
            "shufflenet_v2",
            "squeezenet",
            "vgg16");

    static int tx2State(Map<String, String> row) {
        return Boards.tx2Gpu().states().state(opp("gpu", text(row, "gpu_mhz")), opp("emc", text(row, "emc_mhz")));
    }

    private static int opp(String domain, String mhz) {
        List<Double> clocks = Boards.TX2.domain(domain).opps().stream()
                .map(ClockDomain.Opp::freqMhz)
                .toList();
        assertThat(clocks).contains(Double.parseDouble(mhz));
        return clocks.indexOf(Double.parseDouble(mhz));
    }

    static double number(Map<String, String> row, String column) {
        return Double.parseDouble(text(row, column));
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}

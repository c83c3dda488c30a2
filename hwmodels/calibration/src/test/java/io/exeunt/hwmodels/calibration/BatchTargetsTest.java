package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What batches cost, against measurements: resnet50 on another laboratory's Jetson TX2 with TensorRT, fp32, batch 1 to 128 (RCL-lab/QutibenchWeb@66c3aaa).
 * The board's file was fitted at batch 1 alone, to other measurements. Skipped where they are not at hand.
 */
class BatchTargetsTest {
    private static final String FILE = "measurements/mlperf/jetson_tx2_qutibench.csv";

    /** Measured latency in s by size of batch. */
    private static TreeMap<Integer, CsvTable.Row> measured() {
        TreeMap<Integer, CsvTable.Row> rows = new TreeMap<>();
        CsvTable.read(SharedFolder.file(FILE)).rows().stream()
                .filter(row -> row.text("network").equals("resnet50")
                        && row.text("precision").equals("fp32"))
                .forEach(row -> rows.put((int) row.positive("batch"), row));
        return rows;
    }

    private static double predictedS(int batch, CsvTable.Row row) {
        Platform platform = Platforms.of(
                DeviceCatalog.find("jetson-tx2"), new PlatformSpec("gpu", "tensorrt", Precision.FP32, batch, 1));
        List<DvfsDomain> domains = platform.states().domains();
        int state = platform.states()
                .state(
                        domains.get(0).opps().indexOf(row.clockHz("gpu_mhz")).orElseThrow(),
                        domains.get(1).opps().indexOf(row.clockHz("emc_mhz")).orElseThrow());
        List<Operator> operators = Zoo.network("resnet50").operators();
        return platform.price(operators, state).seconds();
    }

    @Test
    void aBatchTakesAsLongAsMeasured() {
        TreeMap<Integer, CsvTable.Row> rows = measured();

        assertThat(rows.keySet()).containsExactly(1, 2, 4, 8, 16, 32, 64, 128);
        rows.forEach((batch, row) -> assertThat(predictedS(batch, row) * 1e3)
                .as("batch %d", batch)
                .isCloseTo(row.positive("latency_ms"), within(0.08 * row.positive("latency_ms"))));
    }

    /** A sample of a batch of 8 takes 21 % less than one alone; predicted are 16 %. */
    @Test
    void whatABatchSavesIsWhatItWasMeasuredToSave() {
        TreeMap<Integer, CsvTable.Row> rows = measured();
        CsvTable.Row alone = rows.get(1);
        CsvTable.Row eight = rows.get(8);

        double measured = eight.positive("latency_ms") / (8 * alone.positive("latency_ms"));
        double predicted = predictedS(8, eight) / (8 * predictedS(1, alone));

        assertThat(measured).isBetween(0.78, 0.81);
        assertThat(predicted).isCloseTo(measured, within(0.06));
    }
}

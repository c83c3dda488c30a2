package io.exeunt.hwmodels.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.calibration.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs as the tools print them, shortened. */
class ToolLogsTest {
    private static final String TEGRASTATS = """
            11-29-2023 10:00:00 RAM 2345/7850MB (lfb 4x2MB) SWAP 0/3925MB (cached 0MB) CPU [12%@345,off,off,9%@345] EMC_FREQ 0%@1866 GR3D_FREQ 99%@1300 BCPU@40C PMIC@100C VDD_IN 7000/6900 VDD_CPU 459/459 VDD_GPU 3000/2900
            11-29-2023 10:00:01 RAM 2345/7850MB (lfb 4x2MB) SWAP 0/3925MB (cached 0MB) CPU [12%@345,off,off,9%@345] EMC_FREQ 0%@1866 GR3D_FREQ 99%@1300 BCPU@40C PMIC@100C VDD_IN 9000/7900 VDD_CPU 459/459 VDD_GPU 5000/3900
            """;

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String table(String text, Map<String, String> given) throws IOException {
        MeasurementRows rows = new MeasurementRows(given, Optional.empty(), Optional.empty());
        rows.add("run.log", new ToolLogs(Optional.empty(), "", 0).read(file("run.log", text)));
        return rows.csv();
    }

    @Test
    void trtexecTellsModelPrecisionBatchAndTheMeanOfItsLastSummary() throws IOException {
        assertThat(table("""
                        &&&& RUNNING TensorRT.trtexec [TensorRT v8502] # trtexec --onnx=models/resnet50.onnx --fp16
                        [11/29/2023-10:00:00] [I] Model: models/resnet50.onnx
                        [11/29/2023-10:00:00] [I] Precision: FP32+FP16
                        [11/29/2023-10:00:00] [I] === Performance summary ===
                        [11/29/2023-10:00:09] [I] Throughput: 402.1 qps
                        [11/29/2023-10:00:09] [I] Latency: min = 2.51 ms, max = 3.10 ms, mean = 2.60 ms, median = 2.59 ms
                        [11/29/2023-10:00:09] [I] GPU Compute Time: min = 2.39 ms, max = 2.9 ms, mean = 2.4071 ms, median = 2.40 ms, percentile(99%) = 2.6 ms
                        """, Map.of("batch", "1")))
                .isEqualTo("network,runtime,precision,batch,latency_ms\nresnet50,tensorrt,fp16,1,2.4071\n");
    }

    /** Nothing but trtexec's own call says how it ran: version 6, and versions whose head is cut off. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --onnx=a/resnet50.onnx --fp16 --shapes=input:8x3x224x224   | resnet50,tensorrt,fp16,8,2
            --onnx=a/resnet50.onnx --int8 --fp16 --batch=4             | resnet50,tensorrt,int8,4,2
            --onnx=a/resnet50.onnx --best --shapes='input':1x3x224x224 | resnet50,tensorrt,int8,1,2
            """)
    void trtexecsOwnCallTellsPrecisionAndBatch(String call, String row) throws IOException {
        String log = "&&&& RUNNING TensorRT.trtexec [TensorRT v100300] # trtexec " + call.replace("'", "") + "\n"
                + "[11/29/2026-12:00:09] [I] GPU Compute Time: min = 1.9 ms, max = 2.9 ms, mean = 2.0 ms, median = 1.99 ms\n";
        assertThat(table(log, Map.of())).isEqualTo("network,runtime,precision,batch,latency_ms\n" + row + "\n");
    }

    @Test
    void whatIsMeasuredIsNotGiven() {
        assertThatThrownBy(() -> table("average", Map.of("latency_ms", "-3")))
                .hasMessageStartingWith("--with: 'latency_ms' is what the logs say, and is not given");
    }

    @Test
    void namesThatASpreadsheetWouldCalculateAreTextsAndComeBackAsTheyWere() throws IOException {
        String log = "[I] GPU Compute Time: mean = 2.0 ms\n&&&& PASSED TensorRT.trtexec # trtexec --onnx=x\n";
        String csv = table(log, Map.of("network", "=1+2", "unit", "#a,b"));
        assertThat(csv).isEqualTo("network,runtime,unit,latency_ms\n'=1+2,tensorrt,\"#a,b\",2\n");
        CsvTable back = CsvTable.parse("x", csv);
        assertThat(back.rows().get(0).text("network")).isEqualTo("=1+2");
        assertThat(back.rows().get(0).text("unit")).isEqualTo("#a,b");
    }

    @Test
    void aRailThatFedNothingIsNotNoRail() throws IOException {
        Path log = file("idle.txt", "RAM 1000/15823MB CPU [1%@1190] EMC_FREQ 0% GPU 0/0 CPU 311/311 SOC 933/933\n");
        assertThatThrownBy(() -> new ToolLogs(Optional.empty(), "GPU", 0).power(log))
                .hasMessage(log + ":1: expected a power above 0 of GPU, found none up to here" + System.lineSeparator()
                        + "  Maybe this rail fed nothing; --rail names another");
    }

    @Test
    void tfliteTellsGraphThreadsMeanAndScatter() throws IOException {
        assertThat(table("""
                        INFO: Num threads: [4]
                        INFO: Graph: [/data/mobilenet_v2.tflite]
                        INFO: count=50 first=24611 curr=24522 min=24400 max=25000 avg=24550.3 std=123
                        INFO: Inference timings in us: Init: 1234, First inference: 30000, Warmup (avg): 25000, Inference (avg): 24550.3
                        """, Map.of()))
                .isEqualTo("network,runtime,threads,latency_ms,latency_ms_std\nmobilenet_v2,tflite,4,24.5503,0.123\n");
    }

    @Test
    void ncnnTellsEachNetworkUnderTheThreadsAboveIt() throws IOException {
        assertThat(table("""
                        loop_count = 8
                        num_threads = 4
                        gpu_device = -1
                                  squeezenet  min =   33.21  max =   34.56  avg =   33.80
                        num_threads = 1
                             squeezenet_int8  min =   90.1  max =   91.0  avg =   90.5
                        """, Map.of("unit", "a72")))
                .isEqualTo("network,runtime,unit,threads,latency_ms,precision\nsqueezenet,ncnn,a72,4,33.8,\n"
                        + "squeezenet,ncnn,a72,1,90.5,int8\n");
    }

    /** As benchncnn prints them: settings, then networks, names right-aligned. */
    @Test
    void ncnnOnAGpuHasNoThreads() throws IOException {
        assertThat(table("""
                        loop_count = 10
                        num_threads = 4
                        powersave = 0
                        gpu_device = 0
                        cooling_down = 1
                                  squeezenet  min =  122.88  max =  123.29  avg =  123.12
                        """, Map.of())).isEqualTo("network,runtime,unit,latency_ms\nsqueezenet,ncnn,gpu,123.12\n");
    }

    @Test
    void whatALogDoesNotSayIsAskedFor() throws IOException {
        String log = "Session creation time cost: 0.18 s\nAverage inference time cost: 9.82 ms\n";
        assertThat(table(log, Map.of("network", "resnet18")))
                .isEqualTo("network,runtime,latency_ms\nresnet18,onnxruntime,9.82\n");
        assertThatThrownBy(() -> table(log, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("run.log:2: the log does not say which network it is of" + System.lineSeparator()
                        + "  Maybe --with network=<name>");
    }

    @Test
    void perfStatIsSharedAmongInferencesWithItsJoules() throws IOException {
        Path log = file("perf.txt", """
                 Performance counter stats for './bench' (5 runs):

                          1,234.56 msec task-clock
                             20.00 Joules power/energy-pkg/
                              2.00 Joules power/energy-ram/
                             19.00 Joules power/energy-cores/

                           4.9100 +- 0.0110 seconds time elapsed  ( +-  0.22% )
                """);
        MeasurementRows rows = new MeasurementRows(
                Map.of("network", "resnet18", "runtime", "ncnn"), Optional.empty(), Optional.empty());
        rows.add("perf.txt", new ToolLogs(Optional.empty(), "", 100).read(log));
        assertThat(rows.csv())
                .isEqualTo("network,runtime,latency_ms,latency_ms_std,energy_mj\nresnet18,ncnn,49.1,0.11,220\n");
        assertThatThrownBy(() -> new ToolLogs(Optional.empty(), "", 0).read(log))
                .hasMessageContaining("nothing says how many inferences the program made");
    }

    @Test
    void perfStatIsReadWithDecimalCommasAndItsLastRunCounts() {
        LogText log = LogText.of("perf.txt", """
                 Performance counter stats for './bench':

                             70,00 Joules power/energy-pkg/

                       3,002345678 seconds time elapsed

                 Performance counter stats for './bench':

                          1.020,50 Joules power/energy-pkg/

                       1,002345678 seconds time elapsed
                """);
        assertThat(PerfStatLog.read(log, 1))
                .singleElement()
                .satisfies(run -> assertThat(run.latencyMs()).isCloseTo(1002.345678, within(1e-9)))
                .satisfies(run -> assertThat(run.joules()).isCloseTo(1020.5, within(1e-9)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,002345678  | 1.002345678
            1,234,567    | 1234567
            1.234.567    | 1234567
            1,234.567    | 1234.567
            1.234,567    | 1234.567
            1,234        | 1234
            1.234        | 1.234
            0,0110       | 0.0110
            0,011        | 0.011
            42           | 42
            """)
    void marksOfNumbersAreToldApart(String written, double value) {
        LogMatch match = new LogMatch("log:1", 0, List.of(written));
        assertThat(match.withoutSeparators().positive(0, "a number")).isEqualTo(value);
    }

    private static final String SUMMARY = """
            ================================================
            MLPerf Results Summary
            ================================================
            SUT name : tflite
            Scenario : SingleStream
            Mode     : PerformanceOnly
            Result is : VALID
            Mean latency (ns)               : 24560000
            """;

    @Test
    void energyIsMeanPowerOfTheWindowTimesLatency() throws IOException {
        Path power = file("spl.txt", """
                Time,11-29-2023 10:00:00.000,Watts,50.0,Volts,230.1
                Time,11-29-2023 10:00:01.000,Watts,5.0,Volts,230.1
                Time,11-29-2023 10:00:02.000,Watts,7.0,Volts,230.1
                Time,11-29-2023 10:00:03.000,Watts,-1.0,Volts,230.1
                """.replace("-1.0", "0.0"));
        Path details = file("detail.txt", """
                :::MLLOG {"key": "power_begin", "value": "11-29-2023 10:00:00.500", "time_ms": 0.1}
                :::MLLOG {"key": "power_end", "value": "11-29-2023 10:00:03.500", "time_ms": 9.1}
                """);
        Path idle = file("idle.csv", "time_ms,power_mw\n0,2000\n1000,2000\n2000,2000\n");
        ToolLogs logs = new ToolLogs(Optional.empty(), "", 0);
        MeasurementRows rows = new MeasurementRows(
                Map.of("network", "resnet50", "runtime", "tflite"),
                Optional.of(logs.power(power, details)),
                Optional.of(logs.power(idle)));
        rows.add("summary", logs.read(file("summary.txt", SUMMARY)));
        assertThat(rows.csv())
                .isEqualTo("network,runtime,latency_ms,energy_mj,net_mj\nresnet50,tflite,24.56,147.36,98.24\n");
    }

    @Test
    void otherScenariosOverlapInferencesAndAreRefused() throws IOException {
        Path log = file("summary.txt", SUMMARY.replace("SingleStream", "Offline"));
        assertThatThrownBy(() -> new ToolLogs(Optional.empty(), "", 0).read(log))
                .hasMessageContaining("summary.txt:5: expected a run of the scenario SingleStream, given Offline");
    }

    @Test
    void tegrastatsIsTheModuleOrTheRailThatIsAskedFor() throws IOException {
        Path log = file("tegrastats.txt", TEGRASTATS);
        PowerLog whole = new ToolLogs(Optional.empty(), "", 0).power(log);
        assertThat(whole.meaning()).isEqualTo("VDD_IN");
        assertThat(whole.meanW()).isCloseTo(8, within(1e-12));
        assertThat(new ToolLogs(Optional.empty(), "VDD_GPU", 0).power(log).meanW())
                .isCloseTo(4, within(1e-12));
        assertThatThrownBy(() -> new ToolLogs(Optional.empty(), "VDD_GPU_SOC", 0).power(log))
                .hasMessageEndingWith(
                        "tegrastats.txt:1: no rail is called 'VDD_GPU_SOC'; it has VDD_IN, VDD_CPU, VDD_GPU");
    }

    @Test
    void theInputOfAWholeBoardCountsAlone() throws IOException {
        Path log = file(
                "thor.txt",
                "RAM 2345/125000MB (lfb 4x2MB) GR3D_FREQ 0% VDD_GPU 2000mW/2000mW VDD_CPU_SOC_MSS 4000mW/4000mW"
                        + " VIN_SYS_5V0 3000mW/3000mW VIN 12000mW/12000mW\n");
        PowerLog power = new ToolLogs(Optional.empty(), "", 0).power(log);
        assertThat(power.meaning()).isEqualTo("VIN");
        assertThat(power.meanW()).isCloseTo(12, within(1e-12));
    }

    @Test
    void boardsWithoutARailOfTheWholeModuleAreSummedUp() throws IOException {
        Path log = file(
                "orin.txt",
                "RAM 2345/30536MB (lfb 4x2MB) SWAP 0/3925MB (cached 0MB) CPU [1%@729] VDD_GPU_SOC 2400mW/2400mW"
                        + " VDD_CPU_CV 400mW/400mW VIN_SYS_5V0 3000mW/3000mW VDDQ_VDD2_1V8AO 500mW/500mW\n");
        PowerLog power = new ToolLogs(Optional.empty(), "", 0).power(log);
        assertThat(power.meaning()).isEqualTo("VDD_GPU_SOC + VDD_CPU_CV + VIN_SYS_5V0 + VDDQ_VDD2_1V8AO");
        assertThat(power.meanW()).isCloseTo(6.3, within(1e-12));
    }

    @Test
    void jtopsOwnTableIsInMilliwatts() throws IOException {
        Path log = file(
                "jtop.csv",
                "time,uptime,CPU1,Power TOT\n2023-11-29 10:00:00,1:00,5,6000\n2023-11-29 10:00:01,1:00,5,8000\n");
        assertThat(new ToolLogs(Optional.empty(), "", 0).power(log).meanW()).isCloseTo(7, within(1e-12));
    }

    /** A sensor that is read out unevenly: 1 W for a second, then on average 2 W for three. */
    @Test
    void unevenSamplesCountByTheirTime() throws IOException {
        Path log = file("ina.csv", "time_s,bus_voltage_v,current_ma\n0,5,200\n1,5,200\n4,5,600\n");
        assertThat(new ToolLogs(Optional.empty(), "", 0).power(log).meanW())
                .isCloseTo((1 + 3 * 2) / 4.0, within(1e-12));
    }

    @Test
    void aLogOfPowerAloneIsARowOfPower() throws IOException {
        assertThat(table(TEGRASTATS, Map.of("network", "vgg19", "runtime", "tensorrt")))
                .isEqualTo("network,runtime,power_w\nvgg19,tensorrt,8\n");
    }

    @Test
    void numbersThatAreNoneAreRefusedWithTheirLine() throws IOException {
        assertThatThrownBy(() -> table("Average inference time cost: 9,8 ms\n", Map.of()))
                .hasMessageEndingWith("run.log:1: expected a time in ms to be a number > 0, given '9,8'");
        assertThatThrownBy(() -> table("nothing of the kind\n", Map.of()))
                .hasMessageContaining("run.log: expected a log of trtexec, benchmark-model, benchncnn,")
                .hasMessageEndingWith("  Maybe --tool says which it is");
        assertThatThrownBy(() -> table("loop_count = 8\nnum_threads = 4\n", Map.of()))
                .hasMessageEndingWith("run.log:2: expected lines with min, max and avg, found none up to here"
                        + System.lineSeparator() + "  Maybe the benchmark did not get that far");
    }
}

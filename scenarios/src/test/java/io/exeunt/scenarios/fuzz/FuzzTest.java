package io.exeunt.scenarios.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.fixtures.Fuzz;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.ExeuntException;
import io.exeunt.hwmodels.calibration.CsvTable;
import io.exeunt.hwmodels.calibration.LatencyMeasurements;
import io.exeunt.hwmodels.calibration.Networks;
import io.exeunt.hwmodels.calibration.PowerMeasurements;
import io.exeunt.hwmodels.calibration.RailSweep;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.logs.MeasurementRows;
import io.exeunt.hwmodels.logs.ToolLogs;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.policies.dl4j.data.IdxImages;
import io.exeunt.policies.dl4j.text.TextEncoding;
import io.exeunt.policies.dl4j.text.TextLayout;
import io.exeunt.policies.dl4j.text.TextSet;
import io.exeunt.reports.table.DesignReader;
import io.exeunt.scenarios.cli.TestWiring;
import io.exeunt.scenarios.spec.ArrivalFile;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.scenarios.sweep.AxisFile;
import io.exeunt.search.study.StudyChangedException;
import io.exeunt.simulator.npz.TraceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files of every kind, damaged at random but the same way every time: nothing but a message for a person may come out. Run more of it with
 * {@code -Dexeunt.jvm.options="-Dexeunt.fuzz=20000"}.
 */
class FuzzTest {
    private static final Device TX2 = DeviceCatalog.find("jetson-tx2");

    @TempDir
    Path folder;

    /** Reads a file. */
    private interface Reading {
        void read(Path file) throws Exception;
    }

    /** What stands around what is damaged: a zip, or gzip. */
    private interface Envelope {
        byte[] of(byte[] content) throws IOException;
    }

    /** A kind of file: a whole one, and who reads it. */
    enum Kind {
        SCENARIO("s.yaml", """
                name: small
                network:
                  stem: {channels: 4, stride: 2}
                  stages: [{channels: 4, blocks: 2}, {channels: 8, blocks: 1, stride: 2}]
                  exits: [{after_block: 1}, {after_block: 2, grid: 2}]
                  final_head: {grid: 1}
                training: {epochs: 1, batch: 50, learning_rate: 0.01, exit_loss_weights: [1, 1, 2]}
                heads: {systems: [pteenet, class_exclusion], pteenet: {lambda: [0.5, 0.9]}}
                device: {id: jetson-tx2, unit: gpu, runtime: tensorrt}
                policies: [entropy, patience]
                budget: {latency_budget_ms: 2.5, min_accuracy: 0.9}
                search: {evaluations: 400, population: 40}
                """, file -> new ScenarioReader(TestWiring.knownNames()).read(file, List.of("seed=3"))),
        DEVICE("d.yaml", DeviceCatalog.file("jetson-tx2"), DeviceCatalog::load),
        LAYER_TABLE("t.json", """
                {"schema_version": 1, "name": "net", "input": [3, 8, 8], "exits": ["pool", "fc"], "layers": [
                  {"name": "c", "op": "convolution", "in": [3, 8, 8], "out": [4, 8, 8], "kernel": [3, 3], "stride": 1, "groups": 1, "bias": true},
                  {"name": "r", "op": "activation", "inputs": ["c"], "out": [4, 8, 8]},
                  {"name": "pool", "op": "average_pooling", "in": [4, 8, 8], "out": [4, 1, 1], "kernel": [8, 8]},
                  {"name": "fc", "op": "linear", "in_features": 4, "out_features": 10, "positions": 1, "bias": true}]}
                """, LayerTables::readAll),
        TORCHVISION_TABLE("tv.json", """
                {"net": [
                  {"name": "c", "op": "conv", "cin": 3, "hin": 8, "win": 8, "cout": 4, "hout": 8, "wout": 8, "k": 3, "s": 1, "groups": 1},
                  {"name": "p", "op": "maxpool", "cin": 4, "hin": 8, "win": 8, "cout": 4, "hout": 4, "wout": 4, "k": 2, "s": 2, "groups": 1},
                  {"name": "f", "op": "fc", "cin": 64, "cout": 10}]}
                """, LayerTables::readAll),
        NCNN_TABLE("n.json", """
                {"net": [{"type": "Convolution", "name": "c", "cin": 2, "hin": 4, "win": 4, "cout": 3, "hout": 4, "wout": 4,
                  "kh": 1, "kw": 1, "stride": 1, "groups": 1, "macs": 96, "params": 6}, {"type": "Reshape", "name": "r"}]}
                """, LayerTables::readAll),
        LATENCIES("l.csv", """
                network,runtime,batch,gpu_mhz,emc_mhz,latency_ms
                resnet50,tensorrt,1,114.75,1062.4,185.7719
                resnet50,tensorrt,1,114.75,1331.2,185.5542
                "vgg16",tensorrt,1,1300.5,1866.0,30.5
                """, file -> LatencyMeasurements.read(CsvTable.read(file), TX2, Networks.builtIn())),
        POWERS("p.csv", """
                network,runtime,batch,gpu_mhz,emc_mhz,latency_ms,power_w
                resnet50,tensorrt,1,114.75,1062.4,185.7719,3.5
                vgg16,tensorrt,1,1300.5,1866.0,30.5,11.25
                """, file -> PowerMeasurements.read(CsvTable.read(file), TX2, Networks.builtIn())),
        RAIL("r.csv", """
                benchmark,freq_mhz,voltage_v,power_w
                a,76,0.82,0.75
                a,500,0.9,2.5
                a,998,1.1,7.5
                b,76,0.82,0.31
                b,998,1.1,6.5
                """, file -> RailSweep.read(CsvTable.read(file), Optional.empty())),
        FRONT("front.json", """
                {"schemaVersion": 2, "kind": "exeunt-front", "knee": "3f2a", "designs": [
                  {"id": "3f2a", "exits": ["exit1", "final"], "policy": "entropy", "parameters": [{"name": "exit1", "value": 0.25}],
                   "freqHz": [[1300500000, 1866000000], [1300500000, 1866000000]]}], "baselines": []}
                """, file -> DesignReader.read(file, "knee")),
        IDX("images", idx(), file -> IdxImages.read("train", file, labels(file), 10)),
        TEXTS(
                "texts.csv",
                """
                1,"One, two","x"
                2,two,b
                "1",three,"c
                d"
                """,
                file -> TextSet.read(new TextSet.Source(file, file, TextLayout.AG_NEWS, TextEncoding.UTF8, 8))),
        TRACE("t.npz", Samples.trace(), TraceFile::read),
        TRACE_ARRAY(
                "array.npz", Samples.array("fit_exit_0"), TraceFile::read, array -> Samples.trace("fit_exit_0", array)),
        TRACE_LABELS(
                "labels.npz",
                Samples.array("fit_labels"),
                TraceFile::read,
                array -> Samples.trace("fit_labels", array)),
        TRACE_NAMES(
                "names.npz", Samples.array("exit_names"), TraceFile::read, array -> Samples.trace("exit_names", array)),
        BUNDLE("b.npz", Samples.bundle(), TraceFile::readBundle),
        DEVICE_TREE("b.dts", Samples.DEVICE_TREE, Samples::readDeviceTree),
        LISTING("c.txt", Samples.LISTING, Samples::readListing),
        ARRIVALS("a.txt", "# from a door\n0.5\n0.75\n1e1\n\n11\n", ArrivalFile::read),
        SWEEP("sweep.yaml", """
                sweep:
                  device.id: [jetson-tx2, raspberry-pi-5]
                  budget.latency_budget_ms: 0.2..0.8/4
                  seed: 1..3
                """, AxisFile::read),
        GATE("gate.txt", """
                # name target board files
                tx2/time 5 jetson-tx2 {m}/a.csv --fit clocks
                pi5/time - raspberry-pi-5 {m}/b.csv
                """, TestWiring::checkGate),
        TRTEXEC_LOG("trtexec.txt", """
                &&&& RUNNING TensorRT.trtexec # trtexec --onnx=resnet50.onnx --fp16
                [I] Precision: FP32+FP16
                [I] GPU Compute Time: min = 2.39 ms, max = 2.9 ms, mean = 2.4071 ms, median = 2.40 ms
                """, FuzzTest::log),
        TFLITE_LOG("tflite.txt", """
                Num threads: [4]
                Graph: [/data/mobilenet_v2.tflite]
                count=50 first=24611 curr=24522 min=24400 max=25000 avg=24550.3 std=123
                Inference timings in us: Init: 1234, First inference: 30000, Warmup (avg): 25000, Inference (avg): 24550.3
                """, FuzzTest::log),
        NCNN_LOG(
                "ncnn.txt",
                "loop_count = 8\nnum_threads = 4\n  squeezenet  min =   33.21  max =   34.56  avg =   33.80\n",
                FuzzTest::log),
        ORT_LOG("ort.txt", "Session creation time cost: 0.18 s\nAverage inference time cost: 9.82 ms\n", FuzzTest::log),
        PERF_LOG("perf.txt", """
                 Performance counter stats for './bench' (5 runs):
                             20.00 Joules power/energy-pkg/
                           4.9100 +- 0.0110 seconds time elapsed  ( +-  0.22% )
                """, FuzzTest::log),
        LOADGEN_LOG(
                "summary.txt",
                "MLPerf Results Summary\nScenario : SingleStream\nMean latency (ns)               : 24560000\n",
                FuzzTest::log),
        TEGRASTATS_LOG(
                "tegrastats.txt",
                "RAM 2345/7850MB (lfb 4x2MB) GR3D_FREQ 99%@1300 VDD_IN 7000/6900 VDD_CPU 459/459\n".repeat(3),
                FuzzTest::log),
        METER_LOG("spl.txt", """
                Time,11-29-2023 10:00:00.000,Watts,50.0,Volts,230.1
                Time,11-29-2023 10:00:01.000,Watts,5.0,Volts,230.1
                """, FuzzTest::log),
        JTOP_LOG("jtop.csv", "time,uptime,CPU1,Power TOT\n1,1,5,6000\n2,2,5,8000\n", FuzzTest::log),
        SENSOR_LOG("ina.csv", "time_s,bus_voltage_v,current_ma\n0,5,200\n1,5,200\n4,5,600\n", FuzzTest::log),
        WINDOW_LOG("detail.txt", """
                :::MLLOG {"key": "power_begin", "value": "11-29-2023 10:00:00.500", "time_ms": 0.1}
                :::MLLOG {"key": "power_end", "value": "11-29-2023 10:00:03.500", "time_ms": 9.1}
                """, FuzzTest::window),
        STUDY("study.json", Samples.study("study.json"), Samples::resume),
        JOURNAL("trials.jsonl", Samples.study("trials.jsonl"), Samples::resume);

        private final String name;
        private final byte[] whole;
        private final Reading reading;
        private final Envelope envelope;

        Kind(String name, String whole, Reading reading) {
            this(name, whole.getBytes(StandardCharsets.UTF_8), reading);
        }

        Kind(String name, byte[] whole, Reading reading) {
            this(name, whole, reading, content -> content);
        }

        Kind(String name, byte[] whole, Reading reading, Envelope envelope) {
            this.name = name;
            this.whole = whole;
            this.reading = reading;
            this.envelope = envelope;
        }
    }

    private static void log(Path file) {
        MeasurementRows rows = new MeasurementRows(
                Map.of("network", "vgg19", "runtime", "tensorrt"), Optional.empty(), Optional.empty());
        rows.add(file.toString(), new ToolLogs(Optional.empty(), "", 10).read(file));
        rows.csv();
    }

    private static void window(Path details) throws IOException {
        Path power = Files.writeString(
                details.resolveSibling("power.txt"), "Time,11-29-2023 10:00:01.000,Watts,5.0,Volts,230.1\n");
        new ToolLogs(Optional.empty(), "", 0).power(power, details);
    }

    private static byte[] idx() {
        return ByteBuffer.allocate(16 + 2 * 9)
                .putInt(0x803)
                .putInt(2)
                .putInt(3)
                .putInt(3)
                .array();
    }

    private static Path labels(Path images) throws IOException {
        return Files.write(
                images.resolveSibling("labels"),
                ByteBuffer.allocate(10).putInt(0x801).putInt(2).array());
    }

    @ParameterizedTest
    @EnumSource
    void aWholeFileIsRead(Kind kind) throws Exception {
        kind.reading.read(Files.write(folder.resolve(kind.name), kind.envelope.of(kind.whole)));
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aDamagedFileEndsInAMessageForAPerson(Kind kind) {
        List<byte[]> others =
                List.of(Kind.values()).stream().map(other -> other.whole).toList();
        int refused = new Fuzz(
                        kind.name,
                        kind.whole,
                        others,
                        List.of(InvalidInputException.class, ExeuntException.class, StudyChangedException.class))
                .refusals(
                        folder,
                        content ->
                                kind.reading.read(Files.write(folder.resolve(kind.name), kind.envelope.of(content))));
        assertThat(refused).as("damaged files that were refused").isGreaterThan(Fuzz.INPUTS / 10);
    }
}

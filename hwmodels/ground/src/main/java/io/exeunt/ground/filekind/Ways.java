package io.exeunt.ground.filekind;

import java.nio.file.Path;
import java.util.Optional;

/** The way in, from a file of another kind. */
final class Ways {
    private static final String TO_TRACE =
            "run the network on your samples, and write labels and what its exits said with np.savez (docs/trace-format.md)";
    private static final String TO_TABLE =
            "make a layer table of the network with docs/examples/layer_table.py (docs/workloads.md)";
    private static final String ABOUT_TRACES = "docs/trace-format.md says what a trace is, and how to make one";
    private static final String LOGS = " (docs/calibration.md, Logs of other tools)";

    private Ways() {}

    static Optional<String> from(FileKind kind, Wanted wanted, Path file) {
        return switch (kind) {
            case GZIP -> Optional.of("unpack it first: " + gunzip(name(file)));
            case ARCHIVE -> Optional.of("unpack it first, and give the file inside");
            case HTML -> Optional.of("the page was saved instead of the file: download the raw file");
            case POINTER -> Optional.of("fetch the file first: git lfs pull, or git annex get " + name(file));
            case FOLDER -> Optional.empty();
            default ->
                switch (wanted) {
                    case TRACE, ARRAYS -> toTrace(kind, wanted).or(() -> Optional.of(ABOUT_TRACES));
                    case ONNX -> toOnnx(kind).or(() -> Optional.of("give the .onnx file (docs/onnx.md)"));
                    case KERAS ->
                        kind == FileKind.KERAS
                                ? Optional.of("save it as HDF5: model.save(\"model.h5\")")
                                : toOnnx(kind).or(() -> Optional.of("give the .h5 file (docs/onnx.md)"));
                    case TRACE_OR_SCENARIO ->
                        toTrace(kind, wanted).or(() -> toScenario(kind, file)).or(() -> Optional.of(ABOUT_TRACES));
                    case SCENARIO ->
                        toScenario(kind, file).or(() -> Optional.of("begin with scenarios/quickstart.yaml"));
                    case DEVICE -> toDevice(kind, file);
                    case LAYER_TABLE -> toLayerTable(kind, file);
                    case MEASUREMENTS -> toMeasurements(kind);
                    case CLOCKS -> toClocks(kind, file);
                    case FRONT -> Optional.of("it is in the folder that 'exeunt run' or 'exeunt search' wrote");
                };
        };
    }

    private static Optional<String> toTrace(FileKind kind, Wanted wanted) {
        return switch (kind) {
            case NPY -> Optional.of("write all arrays into one file with np.savez (docs/trace-format.md)");
            case TORCH, PICKLE, SAFETENSORS, MATLAB, PARQUET, ARROW, AVRO, TFRECORD, DATABASE ->
                Optional.of("load it in Python and write its arrays with np.savez"
                        + (wanted == Wanted.ARRAYS ? "" : ": labels and what the exits said (docs/trace-format.md)"));
            case ONNX, ORT, CORE_ML, TFLITE, TENSORFLOW, HDF5, KERAS, TENSORRT_ENGINE, NCNN_PARAM, GGUF ->
                Optional.of(TO_TRACE);
            case CSV, SPREADSHEET ->
                Optional.of("load it in Python and write its columns with np.savez (docs/trace-format.md)");
            default -> Optional.empty();
        };
    }

    private static Optional<String> toOnnx(FileKind kind) {
        return switch (kind) {
            case TORCH, PICKLE, SAFETENSORS ->
                Optional.of("export it from PyTorch: torch.onnx.export(model, example, \"model.onnx\")");
            case TFLITE, TENSORFLOW, HDF5, KERAS -> Optional.of("convert it with tf2onnx");
            case ORT, TENSORRT_ENGINE, NCNN_PARAM, CORE_ML ->
                Optional.of("give the .onnx that it was made of; there is no way back");
            default -> Optional.empty();
        };
    }

    private static Optional<String> toScenario(FileKind kind, Path file) {
        return switch (kind) {
            case NPZ ->
                Optional.of("name it in a scenario, network: {trace: " + name(file)
                        + "}, or compare policies on it: exeunt compare " + name(file));
            case DEVICE -> Optional.of("name it in a scenario, device: {file: " + name(file) + "}");
            case LAYER_TABLE ->
                Optional.of("give it beside a trace: exeunt compare trace.npz --network " + name(file)
                        + " --devices <board>");
            case FRONT -> Optional.of("simulate a design of it: --design " + name(file) + "#knee beside the scenario");
            case CSV -> Optional.of("they are measurements of a board: exeunt devices check <board> " + name(file));
            case ONNX ->
                Optional.of("name it in a scenario, network: {onnx: " + name(file) + "}, with the data to run it on"
                        + " (docs/onnx.md)");
            case TORCH, ORT, CORE_ML, TENSORRT_ENGINE, TFLITE, TENSORFLOW, HDF5, KERAS, SAFETENSORS, NCNN_PARAM ->
                Optional.of("bring a network trained elsewhere as a trace and a layer table (docs/trace-format.md)");
            case NPY, PICKLE -> Optional.of(TO_TRACE);
            case DEVICE_TREE, DEVICE_TREE_BLOB, CLOCK_LISTING ->
                Optional.of("describe the board with it: exeunt devices import-opp " + name(file));
            default -> Optional.empty();
        };
    }

    private static Optional<String> toDevice(FileKind kind, Path file) {
        return switch (kind) {
            case SCENARIO -> Optional.of("its device is a key of it; give that one's id or file");
            case DEVICE_TREE, CLOCK_LISTING ->
                Optional.of("make a part of a device file of it: exeunt devices import-opp " + name(file));
            case DEVICE_TREE_BLOB -> Optional.of(decompile(file));
            case CSV -> Optional.of("name the board first: exeunt devices calibrate <board> " + name(file));
            default -> Optional.of("exeunt devices list shows boards, exeunt devices describe <id> what one holds");
        };
    }

    private static Optional<String> toLayerTable(FileKind kind, Path file) {
        return switch (kind) {
            case ONNX ->
                Optional.of("make a layer table of it: exeunt networks import " + name(file) + " -o table.json");
            case TORCH,
                    PICKLE,
                    SAFETENSORS,
                    ORT,
                    CORE_ML,
                    TFLITE,
                    TENSORFLOW,
                    HDF5,
                    KERAS,
                    NCNN_PARAM,
                    TENSORRT_ENGINE,
                    GGUF -> Optional.of(TO_TABLE);
            case NPZ, NPY -> Optional.of("it is the trace; the layer table is another file (docs/workloads.md)");
            case DEVICE -> Optional.of("it is the board: --devices " + name(file));
            default -> Optional.of("see docs/workloads.md, or begin with 'exeunt networks table <name>'");
        };
    }

    private static Optional<String> toMeasurements(FileKind kind) {
        return switch (kind) {
            case TEGRASTATS, TRTEXEC, NCNN_BENCHMARK, TFLITE_BENCHMARK, MLPERF, PERF_STAT, JTOP ->
                Optional.of("make a table of it: exeunt measurements import <log> -o mine.csv" + LOGS);
            case POWER_LOG ->
                Optional.of(
                        "make a row per run of it: network,runtime,power_w with the mean power in W while the network"
                                + " ran" + LOGS);
            case OTHER_BENCHMARK, NVIDIA_SMI ->
                Optional.of(
                        "make a row per network of it: network,runtime,latency_ms or power_w, or read it with 'exeunt"
                                + " measurements import', if it is of onnxruntime_perf_test" + LOGS);
            case SPREADSHEET -> Optional.of("save it as CSV");
            case PARQUET -> Optional.of("write it as CSV: pandas.read_parquet(…).to_csv(…, index=False)");
            case ARROW -> Optional.of("write it as CSV: pandas.read_feather(…).to_csv(…, index=False)");
            case JSON, YAML, XML, NPZ, NPY ->
                Optional.of("write it as CSV, a header and a row per measurement (docs/calibration.md)");
            case DEVICE -> Optional.of("the board comes first, the measurements after it");
            default -> Optional.of("see docs/calibration.md for its columns");
        };
    }

    private static Optional<String> toClocks(FileKind kind, Path file) {
        return switch (kind) {
            case DEVICE_TREE_BLOB -> Optional.of(decompile(file));
            case DEVICE -> Optional.of("it has its operating points already");
            default ->
                Optional.of(
                        "print it on the board: grep . /sys/devices/system/cpu/cpufreq/policy*/* /sys/class/devfreq/*/*");
        };
    }

    private static String decompile(Path file) {
        return "make it text first: dtc -I dtb -O dts -o board.dts " + name(file)
                + ", then exeunt devices import-opp board.dts";
    }

    /** gunzip refuses names that do not end as it likes. */
    private static String gunzip(String name) {
        return name.endsWith(".gz") || name.endsWith(".tgz")
                ? "gunzip " + name
                : "gunzip < " + name + " > unpacked-" + name;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

package io.exeunt.ground.filekind;

import java.io.IOException;
import java.nio.file.Path;

/** What a file is, told from its first bytes and lines; its name counts only where they say nothing. */
public enum FileKind {
    /** NumPy arrays by name. */
    NPZ("a NumPy archive (.npz)"),
    /** One NumPy array. */
    NPY("a single NumPy array (.npy)"),
    /** A network as a protocol buffer. */
    ONNX("an ONNX model"),
    /** What ONNX Runtime makes of one, a flat buffer. */
    ORT("a model in ONNX Runtime's own format (.ort)"),
    /** Apple's networks. */
    CORE_ML("a Core ML model (.mlmodel)"),
    /** What {@code torch.save} writes, as a zip or, before PyTorch 1.6, as pickles. */
    TORCH("a PyTorch file (.pt)"),
    /** Tensors in Hugging Face's format. */
    SAFETENSORS("a safetensors file"),
    /** Any other Python object. */
    PICKLE("a Python pickle"),
    /** Keras models among others. */
    HDF5("an HDF5 file, such as a Keras model (.h5)"),
    /** Keras 3. */
    KERAS("a Keras model (.keras)"),
    /** A flat buffer with a network. */
    TFLITE("a TensorFlow Lite model"),
    /** A graph or SavedModel. */
    TENSORFLOW("a TensorFlow graph (.pb)"),
    /** A serialised TensorRT engine. */
    TENSORRT_ENGINE("a TensorRT engine"),
    /** ncnn's text of a network. */
    NCNN_PARAM("an ncnn network (.param)"),
    /** Power, clocks and temperatures of a Jetson. */
    TEGRASTATS("a log of tegrastats"),
    /** TensorRT's benchmark. */
    TRTEXEC("a log of trtexec"),
    /** ncnn's benchmark. */
    NCNN_BENCHMARK("a log of ncnn's benchncnn"),
    /** TensorFlow Lite's benchmark. */
    TFLITE_BENCHMARK("a log of TensorFlow Lite's benchmark_model"),
    /** MLPerf's load generator, its summary or its details. */
    MLPERF("a log of MLPerf's load generator"),
    /** Linux's counters. */
    PERF_STAT("output of perf stat"),
    /** Benchmarks and profilers of ONNX Runtime, OpenVINO, MNN, TVM, Arm NN, SNPE, PyTorch. */
    OTHER_BENCHMARK("a log of a benchmark"),
    /** Power, clocks and temperatures of a Jetson over time. */
    JTOP("a log of jtop"),
    /** Power and clocks over time, by turbostat, powertop, powerstat or a sensor. */
    POWER_LOG("a log of power and clocks"),
    /** NVIDIA's monitor. */
    NVIDIA_SMI("output of nvidia-smi"),
    /** What stands for a file that Git LFS or git-annex keeps elsewhere. */
    POINTER("a pointer of Git LFS or git-annex, not the file itself"),
    /** Compressed by gzip. */
    GZIP("a gzip archive"),
    /** Compressed otherwise, or several files in one. */
    ARCHIVE("an archive"),
    /** A zip of something else. */
    ZIP("a zip archive"),
    /** A workbook. */
    SPREADSHEET("a spreadsheet"),
    /** A columnar table. */
    PARQUET("a Parquet table"),
    /** Arrow's columns, in a file or as Feather. */
    ARROW("an Arrow or Feather table"),
    /** Rows in Avro. */
    AVRO("an Avro file"),
    /** TensorFlow's records. */
    TFRECORD("a TFRecord file"),
    /** A language model of llama.cpp. */
    GGUF("a GGUF model"),
    /** SQLite, LMDB. */
    DATABASE("a database"),
    /** MATLAB's arrays. */
    MATLAB("a MATLAB file (.mat)"),
    /** PDF, PNG, JPEG, GIF, WebP, TIFF, BMP. */
    PICTURE("a picture or PDF"),
    /** An executable, class or library. */
    PROGRAM("a program"),
    /** A compiled device tree. */
    DEVICE_TREE_BLOB("a compiled device tree (.dtb)"),
    /** Source of a device tree. */
    DEVICE_TREE("a device tree"),
    /** What a Linux board lists under /sys. */
    CLOCK_LISTING("a listing of a board's clocks"),
    /** A web page. */
    HTML("a web page (HTML)"),
    /** Other mark-up. */
    XML("XML"),
    /** A layer table of ours. */
    LAYER_TABLE("a layer table"),
    /** The front that a search has written. */
    FRONT("the front of a search (front.json)"),
    /** A scenario of ours. */
    SCENARIO("a scenario"),
    /** A device file of ours. */
    DEVICE("a device file"),
    /** Other JSON. */
    JSON("JSON"),
    /** Other YAML. */
    YAML("YAML"),
    /** Rows and separators. */
    CSV("a table (CSV)"),
    /** Text of no known form. */
    TEXT("text"),
    /** Bytes of no known form. */
    BINARY("binary data"),
    /** Nothing at all. */
    EMPTY("an empty file"),
    /** A folder. */
    FOLDER("a folder");

    private final String description;

    FileKind(String description) {
        this.description = description;
    }

    /** With its article: "an ONNX model". */
    public String description() {
        return description;
    }

    /**
     * The kind of a file. At most 64 KiB of it are read, and as much again of what a gzipped one unpacks to.
     *
     * @throws IOException if it can't be read
     */
    public static FileKind of(Path file) throws IOException {
        return Recogniser.kind(file);
    }

    /** What a gzipped file holds; the kind itself of any other. */
    static FileKind unpacked(Path file) throws IOException {
        return Recogniser.unpacked(file);
    }
}

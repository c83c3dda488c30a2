package io.exeunt.ground.filekind;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Puts the rules in order: signatures of binary files, then first lines of texts, then the name. */
final class Recogniser {
    private static final int HEAD_BYTES = 1 << 16;

    private Recogniser() {}

    static FileKind kind(Path file) throws IOException {
        return Files.isDirectory(file) ? FileKind.FOLDER : kind(head(file), name(file));
    }

    static FileKind unpacked(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return FileKind.FOLDER;
        }
        byte[] head = head(file);
        FileKind kind = kind(head, name(file));
        return kind == FileKind.GZIP ? kind(unzipped(head), name(file).replaceFirst("\\.gz$", "")) : kind;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    /** As far as the head of the archive goes: that its end is missing is no error here. */
    private static byte[] unzipped(byte[] head) throws IOException {
        byte[] unpacked = new byte[HEAD_BYTES];
        int length = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            for (int read = 0; read >= 0 && length < unpacked.length; length += Math.max(0, read)) {
                read = in.read(unpacked, length, unpacked.length - length);
            }
        } catch (EOFException | ZipException e) {
            return Arrays.copyOf(unpacked, length);
        }
        return Arrays.copyOf(unpacked, length);
    }

    private static FileKind kind(byte[] head, String name) {
        if (head.length == 0) {
            return FileKind.EMPTY;
        }
        return Signatures.kind(head)
                .or(() -> FirstLines.of(head).map(FirstLines::kind))
                .orElseGet(() -> byName(name));
    }

    /** Of bytes that say nothing. */
    private static FileKind byName(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "onnx" -> FileKind.ONNX;
            case "ort" -> FileKind.ORT;
            case "mlmodel" -> FileKind.CORE_ML;
            case "pt", "pth", "ckpt" -> FileKind.TORCH;
            case "tflite", "lite" -> FileKind.TFLITE;
            case "pb" -> FileKind.TENSORFLOW;
            case "h5", "hdf5" -> FileKind.HDF5;
            case "engine", "plan", "trt" -> FileKind.TENSORRT_ENGINE;
            case "safetensors" -> FileKind.SAFETENSORS;
            case "pkl", "pickle" -> FileKind.PICKLE;
            default -> FileKind.BINARY;
        };
    }
}

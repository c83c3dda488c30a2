package io.exeunt.ground.filekind;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Binary formats by the bytes that they begin with. */
final class Signatures {
    /** Where these bytes stand, the file is of this kind. */
    private record Signature(int offset, String hex, FileKind kind) {
        boolean fits(byte[] head) {
            byte[] wanted = HexFormat.of().parseHex(hex);
            for (int i = 0; i < wanted.length; i++) {
                if (offset + i >= head.length || head[offset + i] != wanted[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The longer and surer ones first; signatures from the formats' own documents. */
    private static final List<Signature> ALL = List.of(
            new Signature(0, "934e554d5059", FileKind.NPY),
            new Signature(0, "894844460d0a1a0a", FileKind.HDF5),
            new Signature(512, "894844460d0a1a0a", FileKind.HDF5),
            new Signature(1024, "894844460d0a1a0a", FileKind.HDF5),
            new Signature(2048, "894844460d0a1a0a", FileKind.HDF5),
            new Signature(4, "54464c33", FileKind.TFLITE),
            new Signature(4, "4f52544d", FileKind.ORT),
            new Signature(2, "8a0a6cfc9c46f9206aa85019", FileKind.TORCH),
            new Signature(0, "8002", FileKind.PICKLE),
            new Signature(0, "8003", FileKind.PICKLE),
            new Signature(0, "8004", FileKind.PICKLE),
            new Signature(0, "8005", FileKind.PICKLE),
            new Signature(0, "66747274", FileKind.TENSORRT_ENGINE),
            new Signature(0, "70747274", FileKind.TENSORRT_ENGINE),
            new Signature(0, "d00dfeed", FileKind.DEVICE_TREE_BLOB),
            new Signature(0, "1f8b", FileKind.GZIP),
            new Signature(257, "7573746172", FileKind.ARCHIVE),
            new Signature(0, "425a68", FileKind.ARCHIVE),
            new Signature(0, "fd377a585a00", FileKind.ARCHIVE),
            new Signature(0, "28b52ffd", FileKind.ARCHIVE),
            new Signature(0, "04224d18", FileKind.ARCHIVE),
            new Signature(0, "377abcaf271c", FileKind.ARCHIVE),
            new Signature(0, "526172211a07", FileKind.ARCHIVE),
            new Signature(0, "d0cf11e0a1b11ae1", FileKind.SPREADSHEET),
            new Signature(0, "50415231", FileKind.PARQUET),
            new Signature(0, "4152524f5731", FileKind.ARROW),
            new Signature(0, "46454131", FileKind.ARROW),
            new Signature(0, "4f626a01", FileKind.AVRO),
            new Signature(0, "47475546", FileKind.GGUF),
            new Signature(0, "53514c69746520666f726d61742033", FileKind.DATABASE),
            new Signature(16, "dec0efbe", FileKind.DATABASE),
            new Signature(0, "4d41544c414220", FileKind.MATLAB),
            new Signature(0, "255044462d", FileKind.PICTURE),
            new Signature(0, "89504e470d0a1a0a", FileKind.PICTURE),
            new Signature(0, "ffd8ff", FileKind.PICTURE),
            new Signature(0, "47494638", FileKind.PICTURE),
            new Signature(8, "57454250", FileKind.PICTURE),
            new Signature(0, "49492a00", FileKind.PICTURE),
            new Signature(0, "4d4d002a", FileKind.PICTURE),
            new Signature(6, "00000000360000002800", FileKind.PICTURE),
            new Signature(0, "7f454c46", FileKind.PROGRAM),
            new Signature(0, "cafebabe", FileKind.PROGRAM));

    private static final byte[] ZIP_ENTRY = {'P', 'K', 3, 4};
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};
    private static final byte[] FTRT = {'f', 't', 'r', 't'};
    private static final byte[] PTRT = {'p', 't', 'r', 't'};
    private static final int NAME_LENGTH_AT = 26;
    private static final int NAME_AT = 30;

    private Signatures() {}

    static Optional<FileKind> kind(byte[] head) {
        if (startsWith(head, 0, ZIP_ENTRY) || startsWith(head, 0, ZIP_END)) {
            return Optional.of(zip(entries(head)));
        }
        return ALL.stream()
                .filter(signature -> signature.fits(head))
                .map(Signature::kind)
                .findFirst()
                .or(() -> engine(head))
                .or(() -> records(head))
                .or(() -> protocolBuffer(head))
                .or(() -> safetensors(head));
    }

    /** Names of the zip's entries, as far as the head goes. */
    private static List<String> entries(byte[] head) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i + NAME_AT < head.length; i++) {
            if (startsWith(head, i, ZIP_ENTRY)) {
                int length = (head[i + NAME_LENGTH_AT] & 0xff) | (head[i + NAME_LENGTH_AT + 1] & 0xff) << 8;
                int end = Math.min(head.length, i + NAME_AT + length);
                names.add(new String(head, i + NAME_AT, end - i - NAME_AT, StandardCharsets.UTF_8));
            }
        }
        return names;
    }

    private static FileKind zip(List<String> names) {
        if (any(names, name -> name.endsWith(".npy"))) {
            return FileKind.NPZ;
        }
        if (any(names, name -> name.endsWith("data.pkl") || name.endsWith("constants.pkl"))) {
            return FileKind.TORCH;
        }
        if (any(names, name -> name.startsWith("xl/") || name.equals("mimetype"))
                || any(names, name -> name.equals("[Content_Types].xml"))) {
            return FileKind.SPREADSHEET;
        }
        if (any(names, name -> name.endsWith(".weights.h5"))) {
            return FileKind.KERAS;
        }
        return any(names, name -> name.startsWith("META-INF/")) ? FileKind.PROGRAM : FileKind.ZIP;
    }

    private static boolean any(List<String> names, Predicate<String> is) {
        return names.stream().anyMatch(is);
    }

    /**
     * ONNX's ModelProto begins with its version (field 1, a small number) and goes on with producer, domain, graph or operator sets. The
     * producer (field 2) is a text; where a message stands there, it is a SavedModel's graph, whose version is 1, or the description of a
     * Core ML model.
     */
    private static Optional<FileKind> protocolBuffer(byte[] head) {
        if (head.length < 4) {
            return Optional.empty();
        }
        boolean version = head[0] == 0x08 && head[1] >= 1 && head[1] <= 32;
        if (version && head[2] == 0x12 && !isText(head, 3)) {
            return Optional.of(head[1] == 1 ? FileKind.TENSORFLOW : FileKind.CORE_ML);
        }
        boolean model = head[2] == 0x12 || head[2] == 0x1a || head[2] == 0x3a || head[2] == 0x42;
        return version && model ? Optional.of(FileKind.ONNX) : Optional.empty();
    }

    /** Whether a field's length is followed by a letter, or is 0. */
    private static boolean isText(byte[] head, int at) {
        int next = at;
        while (next < head.length - 1 && head[next] < 0) {
            next++;
        }
        return head[next] == 0 || next + 1 < head.length && head[next + 1] >= ' ';
    }

    /** An engine behind its description in JSON, whose length comes first: how Ultralytics writes it. */
    private static Optional<FileKind> engine(byte[] head) {
        if (head.length < 8 || head[3] != 0 || head[4] != '{') {
            return Optional.empty();
        }
        int at = 4 + (head[0] & 0xff | (head[1] & 0xff) << 8 | (head[2] & 0xff) << 16);
        boolean engine = startsWith(head, at, FTRT) || startsWith(head, at, PTRT);
        return engine ? Optional.of(FileKind.TENSORRT_ENGINE) : Optional.empty();
    }

    /** A record's length in eight bytes, the checksum of these in four, then an Example, whose features are field 1. */
    private static Optional<FileKind> records(byte[] head) {
        boolean small = head.length > 16 && (head[0] | head[1] | head[2] | head[3]) != 0;
        boolean length = small && (head[4] | head[5] | head[6] | head[7]) == 0;
        return length && head[12] == 0x0a ? Optional.of(FileKind.TFRECORD) : Optional.empty();
    }

    /** Eight bytes of length, then JSON. */
    private static Optional<FileKind> safetensors(byte[] head) {
        boolean small = head.length > 10 && head[5] == 0 && head[6] == 0 && head[7] == 0;
        return small && head[8] == '{' && head[9] == '"' ? Optional.of(FileKind.SAFETENSORS) : Optional.empty();
    }

    private static boolean startsWith(byte[] head, int at, byte[] wanted) {
        if (at + wanted.length > head.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (head[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}

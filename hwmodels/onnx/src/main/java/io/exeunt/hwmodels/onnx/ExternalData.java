package io.exeunt.hwmodels.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Weights that a model keeps in other files: they have to lie in its folder or below. */
final class ExternalData {
    private static final int RAW = 9;
    private static final int PLACES = 13;
    private static final int WHERE = 14;

    private final Path file;

    ExternalData(Path file) {
        this.file = file;
    }

    /** Where a tensor's values are. */
    private record Piece(Path place, long offset, long bytes) {}

    /**
     * Looks after the files of all stored tensors; nothing of them is read.
     *
     * @throws InvalidInputException if one is missing or too short, or lies elsewhere
     */
    void check(Collection<StoredTensor> tensors) {
        tensors.stream().filter(ExternalData::beside).forEach(this::piece);
    }

    /** The files of stored tensors, each once, in order. */
    List<Path> files(Collection<StoredTensor> tensors) {
        return tensors.stream()
                .filter(ExternalData::beside)
                .map(tensor -> piece(tensor).place())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean beside(StoredTensor tensor) {
        return tensor.external().containsKey("location");
    }

    /**
     * A tensor's message with its values within.
     *
     * @throws InvalidInputException as {@link #check}
     * @throws IOException if they can't be read
     */
    byte[] within(StoredTensor tensor, byte[] message) throws IOException {
        byte[] values = values(piece(tensor));
        CodedInputStream in = CodedInputStream.newInstance(message);
        return OnnxMessage.of(out -> {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case RAW, PLACES, WHERE -> in.skipField(tag);
                    default -> OnnxMessage.copy(tag, in, out);
                }
            }
            out.writeByteArray(RAW, values);
        });
    }

    private static byte[] values(Piece piece) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(piece.bytes()));
        try (FileChannel channel = FileChannel.open(piece.place())) {
            while (buffer.hasRemaining() && channel.read(buffer, piece.offset() + buffer.position()) > 0) {}
        }
        if (buffer.hasRemaining()) {
            throw new IOException(piece.place() + " ends before its time");
        }
        return buffer.array();
    }

    private Piece piece(StoredTensor tensor) {
        Path place = place(tensor);
        long bytes = tensor.type().bytes(tensor.shape().elements());
        long told = number(tensor, "length", bytes);
        if (told != bytes) {
            throw wrong(tensor, "Expected " + bytes + " bytes for " + tensor.shape() + ", given length " + told, null);
        }
        long offset = number(tensor, "offset", 0);
        long there = size(place);
        if (offset > there - bytes) {
            throw wrong(
                    tensor,
                    "Expected its values in bytes " + offset + " to " + (offset + bytes) + " of " + place
                            + ", which has " + there,
                    "that file was cut short, or belongs to another model");
        }
        return new Piece(place, offset, bytes);
    }

    private long number(StoredTensor tensor, String key, long otherwise) {
        String text = tensor.external().getOrDefault(key, String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,15}")) {
            throw wrong(tensor, "Expected its " + key + " to be a number of bytes, given '" + text + "'", null);
        }
        return Long.parseLong(text);
    }

    private static long size(Path place) {
        try {
            return Files.size(place);
        } catch (IOException e) {
            throw new InvalidInputException(place.toString(), "can't be read", null, e);
        }
    }

    private Path place(StoredTensor tensor) {
        String location = tensor.external().getOrDefault("location", "");
        Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        Path place = resolved(folder, tensor, location);
        if (!place.startsWith(folder) || place.equals(folder)) {
            throw wrong(tensor, "Expected its values in a file beside the model, given '" + location + "'", null);
        }
        if (!Files.isRegularFile(place)) {
            throw wrong(tensor, "its values should be in " + place + ": no such file", "copy that file there too");
        }
        if (!inside(folder, place)) {
            throw wrong(tensor, "Expected its values in a file beside the model, given a link out of its folder", null);
        }
        return place;
    }

    private Path resolved(Path folder, StoredTensor tensor, String location) {
        try {
            return folder.resolve(location).normalize();
        } catch (InvalidPathException e) {
            throw wrong(tensor, "Expected its values in a file beside the model, given '" + location + "'", null);
        }
    }

    private static boolean inside(Path folder, Path place) {
        try {
            return place.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private InvalidInputException wrong(StoredTensor tensor, String problem, @Nullable String hint) {
        return new InvalidInputException(file + ": stored tensor '" + tensor.name() + "'", problem, hint);
    }
}

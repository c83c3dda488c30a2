package io.exeunt.policies.dl4j.heads;

import io.exeunt.ground.failure.Reason;
import io.exeunt.simulator.npz.Float16;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Rows of numbers as binary16, in memory or in a file that the operating system pages in. */
final class HalfStore implements AutoCloseable {
    private static final long CHUNK_BYTES = 1L << 28;
    private static final float[] VALUES = table();

    private final int width;
    private final int rowsPerChunk;
    private final List<ByteBuffer> chunks = new ArrayList<>();
    private final FeatureMemory memory;
    private final List<Path> files = new ArrayList<>();

    /**
     * Zeros.
     *
     * @param rows > 0
     * @param width numbers per row, > 0
     * @param inMemory whether it is to be kept on the heap
     */
    HalfStore(int rows, int width, FeatureMemory memory, boolean inMemory) {
        this.width = width;
        this.memory = memory;
        rowsPerChunk = (int) Math.max(1, CHUNK_BYTES / (2L * width));
        for (int from = 0; from < rows; from += rowsPerChunk) {
            int bytes = Math.min(rowsPerChunk, rows - from) * 2 * width;
            chunks.add(inMemory ? ByteBuffer.allocate(bytes) : mapped(bytes));
        }
    }

    private static float[] table() {
        float[] values = new float[1 << 16];
        for (int bits = 0; bits < values.length; bits++) {
            values[bits] = Float16.toFloat((short) bits);
        }
        return values;
    }

    private ByteBuffer mapped(int bytes) {
        try {
            Files.createDirectories(memory.spillFolder());
            Path file = Files.createTempFile(memory.spillFolder(), "features", ".f16");
            files.add(file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
            } finally {
                deleteNowWhereThatIsPossible(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't keep features in " + memory.spillFolder() + ": " + Reason.of(e), e);
        }
    }

    /** A mapped file may be deleted on POSIX systems and lives on without a name, so that a killed process leaves nothing behind. */
    private static void deleteNowWhereThatIsPossible(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stillInUse) {
            file.toFile().deleteOnExit();
        }
    }

    /** Stores consecutive rows; several threads may store different rows at once. */
    void put(int firstRow, float[] values) {
        for (int row = 0; row < values.length / width; row++) {
            ByteBuffer chunk = chunks.get((firstRow + row) / rowsPerChunk);
            int at = (firstRow + row) % rowsPerChunk * 2 * width;
            for (int i = 0; i < width; i++) {
                chunk.putShort(at + 2 * i, Float16.ofFloat(values[row * width + i]));
            }
        }
    }

    /** Reads a row into {@code target} from {@code offset} on. */
    void get(int row, float[] target, int offset) {
        ByteBuffer chunk = chunks.get(row / rowsPerChunk);
        int at = row % rowsPerChunk * 2 * width;
        for (int i = 0; i < width; i++) {
            target[offset + i] = VALUES[chunk.getShort(at + 2 * i) & 0xFFFF];
        }
    }

    @Override
    public void close() {
        chunks.clear();
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("Can't delete " + file + ": " + Reason.of(e), e);
            }
        }
    }
}

package io.exeunt.policies.dl4j.persistence;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.Reason;
import io.exeunt.policies.dl4j.train.Checkpoint;
import io.exeunt.policies.dl4j.train.CheckpointStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A checkpoint in one file that ends with the SHA-256 of all that precedes. A file that is cut off, corrupted or of another
 * training counts as absent: training then begins anew, and nothing wrong is ever resumed.
 *
 * @param file where it is kept
 */
public record CheckpointFile(Path file) implements CheckpointStore {
    private static final String FORMAT = "exeunt checkpoint 1";
    private static final long MOST_BYTES = 1024 * BoundedFile.MIB;

    @Override
    public Optional<Checkpoint> latest(String key) {
        try {
            return unsealed(BoundedFile.bytes(file, MOST_BYTES, "a checkpoint"))
                    .map(CheckpointFile::parse)
                    .filter(checkpoint -> checkpoint.key().equals(key));
        } catch (IOException | UncheckedIOException | IllegalArgumentException | InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> unsealed(byte[] sealed) {
        int length = Math.max(0, sealed.length - Sha256.BYTES);
        byte[] content = Arrays.copyOf(sealed, length);
        byte[] digest = Arrays.copyOfRange(sealed, length, sealed.length);
        return Arrays.equals(digest, Sha256.begin().add(content).bytes()) ? Optional.of(content) : Optional.empty();
    }

    private static Checkpoint parse(byte[] content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            if (!in.readUTF().equals(FORMAT)) {
                throw new IOException("Another format");
            }
            return new Checkpoint(in.readUTF(), in.readLong(), in.readDouble(), readFloats(in), readFloats(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the disk is full or the folder can't be written
     */
    @Override
    public void save(Checkpoint checkpoint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORMAT);
            out.writeUTF(checkpoint.key());
            out.writeLong(checkpoint.step());
            out.writeDouble(checkpoint.smoothedLoss());
            writeFloats(out, checkpoint.parameters());
            writeFloats(out, checkpoint.updaterState());
            out.write(Sha256.begin().add(bytes.toByteArray()).bytes());
            AtomicFile.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't save checkpoint " + file + ": " + Reason.of(e), e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the file is there but can't be deleted
     */
    @Override
    public void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't delete checkpoint " + file + ": " + Reason.of(e), e);
        }
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length));
        buffer.asFloatBuffer().put(values);
        out.writeInt(values.length);
        out.write(buffer.array());
    }

    private static float[] readFloats(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available() / Float.BYTES) {
            throw new IOException("Another length");
        }
        float[] values = new float[count];
        ByteBuffer.wrap(in.readNBytes(Float.BYTES * values.length))
                .asFloatBuffer()
                .get(values);
        return values;
    }
}

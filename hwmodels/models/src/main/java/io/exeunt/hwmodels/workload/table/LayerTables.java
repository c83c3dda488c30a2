package io.exeunt.hwmodels.workload.table;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.ground.filekind.Wanted;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads and writes networks as layer tables (docs/workloads.md; schema in {@code /io/exeunt/hwmodels/schema/layer-table.schema.json} of this
 * module), or several of them in one object by name. Also reads the two published kinds of table, torchvision's and ncnn's, which hold many networks in one file and do
 * not say which row reads which: there each row reads the one before it. Files may be gzipped.
 */
public final class LayerTables {
    private static final int GZIP_MAGIC = 0x1f8b;

    /** Largest table in bytes, unpacked: some ten times all networks of torchvision together. */
    private static final long MOST_BYTES = 16 * BoundedFile.MIB;

    private static final String KIND = "a layer table";

    private LayerTables() {}

    /**
     * All networks of a file, in the file's order, by name.
     *
     * @throws InvalidInputException if the file is missing, is not JSON, or a row is wrong; says which row and key
     */
    public static Map<String, OperatorGraph> readAll(Path file) {
        Wanted.LAYER_TABLE.require(file);
        try (InputStream in = open(file)) {
            return new LayerTableParser(file.toString()).parse(in);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "no such file", null, e);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + Reason.of(e), null, e);
        }
    }

    /**
     * The only network of a file.
     *
     * @throws InvalidInputException as {@link #readAll}, or if the file holds several
     */
    public static OperatorGraph read(Path file) {
        Map<String, OperatorGraph> all = readAll(file);
        if (all.size() != 1) {
            throw new InvalidInputException(
                    file.toString(), "expected one network, given " + String.join(", ", all.keySet()), null);
        }
        return all.values().iterator().next();
    }

    /**
     * The network of this name.
     *
     * @throws InvalidInputException as {@link #readAll}, or if the file has none of this name, with the nearest
     */
    public static OperatorGraph read(Path file, String name) {
        Map<String, OperatorGraph> all = readAll(file);
        OperatorGraph network = all.get(name);
        if (network == null) {
            throw new InvalidInputException(
                    file.toString(),
                    "no network " + name + "; it has " + String.join(", ", all.keySet()),
                    Row.meant(name, all.keySet()));
        }
        return network;
    }

    /** A network as the text of a layer table; {@link #read} gives back an equal graph. */
    public static String toJson(OperatorGraph graph) {
        return LayerTableJson.of(graph);
    }

    /** Networks of different names as the text of one file; {@link #readAll} gives back equal graphs. */
    public static String toJson(List<OperatorGraph> graphs) {
        return LayerTableJson.of(graphs);
    }

    /** Writes a network as a layer table, whole or not at all. */
    public static void write(OperatorGraph graph, Path file) {
        try {
            AtomicFile.write(file, toJson(graph));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(BoundedFile.open(file, MOST_BYTES, KIND));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC
                ? BoundedFile.limited(new GZIPInputStream(in), file.toString(), MOST_BYTES, KIND)
                : in;
    }
}

package io.exeunt.simulator.npz;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.trace.ExitTrace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Exit traces in {@code .npz} files; {@code docs/trace-format.md} describes the arrays. A file holds one trace, or a bundle: several
 * traces of one backbone over the same samples, each under a folder of its own.
 */
public final class TraceFile {
    private static final Pattern FOLDER = Pattern.compile("[^\\p{C}/]{1,64}");

    private static final int SHOWN = 5;

    private TraceFile() {}

    /**
     * Reads the one trace of a file.
     *
     * @throws InvalidInputException naming file, array and index if anything is wrong with it
     */
    public static StoredTrace read(Path file) {
        return read(file, RowSums.REQUIRED);
    }

    /** As {@link #read(Path)}, with a choice of what is done about softmax rows that do not sum to 1. */
    public static StoredTrace read(Path file, RowSums sums) {
        Map<String, NpyArray> arrays = arrays(file);
        TreeSet<String> folders = folders(file, arrays);
        if (!folders.isEmpty()) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected one trace, found a bundle of " + folders,
                    "name the trace that you mean");
        }
        return new TraceReader(file, arrays, "", sums).read(baseName(file));
    }

    /**
     * Reads every trace of a file; a file of one trace is a bundle of one, under its network's name.
     *
     * @return traces by name, in alphabetical order
     * @throws InvalidInputException as {@link #read}; also if the traces are not of the same samples
     */
    public static Map<String, StoredTrace> readBundle(Path file) {
        return readBundle(file, RowSums.REQUIRED);
    }

    /** As {@link #readBundle(Path)}, with a choice of what is done about softmax rows that do not sum to 1. */
    public static Map<String, StoredTrace> readBundle(Path file, RowSums sums) {
        Map<String, NpyArray> arrays = arrays(file);
        TreeSet<String> folders = folders(file, arrays);
        if (folders.isEmpty()) {
            StoredTrace only = new TraceReader(file, arrays, "", sums).read(baseName(file));
            return Map.of(only.trace().network(), only);
        }
        Map<String, StoredTrace> bundle = new LinkedHashMap<>();
        for (String folder : folders) {
            bundle.put(folder, new TraceReader(file, arrays, folder + "/", sums).read(folder));
        }
        StoredTrace first = bundle.values().iterator().next();
        bundle.values().forEach(other -> requireSameSamples(file, first, other));
        return bundle;
    }

    /** What else is in the file may be of any type. */
    private static Map<String, NpyArray> arrays(Path file) {
        List<String> others = new ArrayList<>();
        Map<String, NpyArray> arrays = Npz.read(file, name -> {
            boolean ofTrace = Misspellings.isOfTrace(file, name);
            if (!ofTrace) {
                others.add(NpzEntry.shown(name));
            }
            return ofTrace;
        });
        if (arrays.isEmpty()) {
            throw noTrace(file, others);
        }
        if (arrays.keySet().stream().noneMatch(Misspellings::isOutput)) {
            Misspellings.otherOutputs(file, others);
        }
        return arrays;
    }

    private static InvalidInputException noTrace(Path file, List<String> others) {
        String some = others.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return new InvalidInputException(
                file.toString(),
                "Expected a trace's arrays, fit_labels, fit_exit_0 and so on, found only " + some
                        + (others.size() > SHOWN ? " … " + (others.size() - SHOWN) + " more" : ""),
                others.contains("arr_0")
                        ? "name them: np.savez(file, fit_labels=…, fit_exit_0=…) (docs/trace-format.md)"
                        : "it is not a trace; docs/trace-format.md shows how to make one");
    }

    private static void requireSameSamples(Path file, StoredTrace first, StoredTrace other) {
        if (!sameSamples(first.trace(), other.trace())) {
            throw new InvalidInputException(
                    file + ":" + other.trace().network(), "Expected the labels of the bundle's other traces", null);
        }
    }

    private static boolean sameSamples(ExitTrace a, ExitTrace b) {
        return Arrays.equals(a.fit().labels(), b.fit().labels())
                && Arrays.equals(a.report().labels(), b.report().labels());
    }

    private static TreeSet<String> folders(Path file, Map<String, NpyArray> arrays) {
        TreeSet<String> folders = arrays.keySet().stream()
                .filter(name -> name.indexOf('/') > 0)
                .map(name -> name.substring(0, name.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String folder : folders) {
            if (!FOLDER.matcher(folder).matches()) {
                throw new InvalidInputException(
                        file + ":" + NpzEntry.shown(folder) + "/",
                        "Expected the name of a trace in at most 64 characters that can be seen",
                        null);
            }
        }
        return folders;
    }

    private static String baseName(Path file) {
        Path name = file.getFileName();
        return name == null ? "trace" : name.toString().replaceFirst("\\.npz$", "");
    }

    /** Writes one trace. Equal traces give equal bytes; the file appears only when it is whole. */
    public static void write(Path file, StoredTrace stored) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        TraceWriter.labels(arrays, stored.trace());
        new TraceWriter(TraceStorage.EXACT).outputs(arrays, "", stored);
        Npz.write(file, arrays);
    }

    /**
     * Writes several traces of the same samples.
     *
     * @param bundle traces by name; the names may not contain a slash
     */
    public static void writeBundle(Path file, Map<String, StoredTrace> bundle) {
        writeBundle(file, bundle, TraceStorage.EXACT);
    }

    /** As {@link #writeBundle(Path, Map)}, with a choice of how outputs are written. */
    public static void writeBundle(Path file, Map<String, StoredTrace> bundle, TraceStorage storage) {
        Check.require(!bundle.isEmpty(), "bundle", "not empty", "{}");
        ExitTrace first = bundle.values().iterator().next().trace();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        TraceWriter.labels(arrays, first);
        bundle.forEach((name, stored) -> {
            Check.require(!name.isBlank() && !name.contains("/"), "trace name", "a plain name", "\"" + name + "\"");
            Check.require(sameSamples(first, stored.trace()), "labels of " + name, "those of the bundle", "others");
            new TraceWriter(storage).outputs(arrays, name + "/", stored);
        });
        switch (storage) {
            case EXACT -> Npz.write(file, arrays);
            case COMPACT -> Npz.writeDeflated(file, arrays);
        }
    }
}

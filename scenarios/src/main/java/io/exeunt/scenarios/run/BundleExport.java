package io.exeunt.scenarios.run;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Writes systems on one backbone as a bundle of traces. */
final class BundleExport {
    private BundleExport() {}

    /** Writes each system's trace and costs under its name; the folder is made if need be. */
    static void write(Map<String, LearnedSystem> bundle, Path file) {
        Map<String, StoredTrace> traces = new LinkedHashMap<>();
        bundle.forEach((name, system) -> traces.put(name, system.stored()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            TraceFile.writeBundle(file, traces);
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        } catch (UncheckedIOException e) {
            throw StoreException.writing(file, Objects.requireNonNull(e.getCause()));
        }
    }
}

package io.exeunt.scenarios.run;

import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.explore.result.SamplePictures;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.Export;
import io.exeunt.search.study.Study;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.npz.TraceStorage;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Writes what was learned so that others can go on from there. */
final class BundleExport {
    private BundleExport() {}

    /**
     * Refuses a folder whose traces are a study's.
     *
     * @throws InvalidInputException if a study was begun there
     */
    static void requireFree(Export export) {
        if (Study.isBegunIn(export.target())) {
            throw new InvalidInputException(
                    export.target().toString(),
                    "Expected a folder to export to, given one in which a study was begun",
                    "name another folder (--export)");
        }
    }

    /**
     * Writes each system's trace and costs under its name.
     *
     * @param export folders are made if need be
     */
    static void write(Scenario scenario, Learned learned, Export export) {
        if (export.isArrays()) {
            write(learned.bundle(), export.target());
        } else {
            StudyInputs.exported(export.target())
                    .write(
                            thinned(TrainedSource.subject(scenario, learned), export.samples()),
                            scenario.exploration(),
                            List.of(),
                            List.of(),
                            TraceStorage.COMPACT);
        }
    }

    private static StudySubject thinned(StudySubject subject, int samples) {
        List<StudySystem> systems = subject.systems().stream()
                .map(system -> new StudySystem(
                        system.name(),
                        thinned(system.trace(), samples),
                        system.network(),
                        system.macs(),
                        system.origin()))
                .toList();
        return new StudySubject(
                subject.network(),
                subject.dataset(),
                subject.trainSamples(),
                systems,
                subject.inputs(),
                subject.curves(),
                SamplePictures.none("an export holds a part of the samples"));
    }

    private static ExitTrace thinned(ExitTrace trace, int samples) {
        return new ExitTrace(
                trace.network(), trace.exitNames(), thinned(trace.fit(), samples), thinned(trace.report(), samples));
    }

    private static TraceSplit thinned(TraceSplit split, int samples) {
        int count = Math.min(samples, split.samples());
        int[] chosen = IntStream.range(0, count)
                .map(i -> (int) ((long) i * split.samples() / count))
                .toArray();
        return split.select(split.name(), chosen);
    }

    private static void write(Map<String, LearnedSystem> bundle, Path file) {
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

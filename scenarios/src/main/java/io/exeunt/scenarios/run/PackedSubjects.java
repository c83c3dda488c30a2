package io.exeunt.scenarios.run;

import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Subjects from folders that hold traces and operators. */
final class PackedSubjects {
    private final PhaseLog log;

    PackedSubjects(PhaseLog log) {
        this.log = log;
    }

    /**
     * A folder's subject, and the networks of others without their exits beside its systems.
     *
     * @throws InvalidInputException if a folder holds none, or other samples, or has the name of another
     */
    StudySubject read(Path folder, List<Path> beside) {
        StudySubject subject = subject(folder);
        List<StudySystem> systems = new ArrayList<>(subject.systems());
        TreeMap<String, String> inputs = new TreeMap<>(subject.inputs());
        for (Path other : beside) {
            requireNew(other, systems);
            StudySubject smaller = subject(other);
            StudySystem plain = withoutExits(name(other), smaller.reference());
            requireSame(folder, subject.reference().trace(), other, plain.trace());
            systems.add(plain);
            smaller.inputs().forEach((key, hash) -> inputs.put(name(other) + "/" + key, hash));
        }
        return new StudySubject(
                subject.network(),
                subject.dataset(),
                subject.trainSamples(),
                systems,
                inputs,
                subject.curves(),
                subject.pictures());
    }

    private StudySubject subject(Path folder) {
        StudyInputs ofStudy = new StudyFolder(folder).inputs();
        StudyInputs inputs = ofStudy.exist() ? ofStudy : StudyInputs.exported(folder);
        if (!inputs.exist()) {
            throw new InvalidInputException(
                    folder.toString(),
                    "Expected a study, or a folder with trace.npz and " + StudyInputs.EXPORT + ", found neither",
                    "exeunt train <scenario.yaml> --export <folder> writes one");
        }
        return inputs.subject(log);
    }

    private static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    /** Policies are told apart by the names of systems: "never@small" has to mean one. */
    private static void requireNew(Path other, List<StudySystem> systems) {
        if (systems.stream().anyMatch(system -> system.name().equals(name(other)))) {
            throw new InvalidInputException(
                    other.toString(),
                    "Expected a folder whose name is not taken, given another '" + name(other) + "'",
                    "rename the folder");
        }
    }

    private static void requireSame(Path folder, ExitTrace trace, Path other, ExitTrace others) {
        boolean same = Arrays.equals(trace.fit().labels(), others.fit().labels())
                && Arrays.equals(trace.report().labels(), others.report().labels());
        if (!same) {
            throw new InvalidInputException(
                    other.toString(),
                    "Expected the samples of " + folder + " in its order, given others",
                    "data.set, data.fit_samples and seed of the two scenarios differ");
        }
    }

    /** The backbone and its final exit, in one piece. */
    private static StudySystem withoutExits(String name, StudySystem system) {
        ExitTrace trace = system.trace();
        int last = trace.exits() - 1;
        ExitTrace plain = new ExitTrace(
                trace.network(), List.of(trace.exitNames().get(last)), lastExit(trace.fit()), lastExit(trace.report()));
        EarlyExitNetwork network = system.network();
        if (network == null) {
            throw new InvalidInputException(name, "Expected the operators of its network, found none", null);
        }
        Segment whole = new Segment(
                "segment1",
                network.segments().stream()
                        .flatMap(segment -> segment.operators().stream())
                        .toList());
        EarlyExitNetwork alone = new EarlyExitNetwork(
                network.name(), List.of(whole), List.of(network.branches().get(last)));
        return StudySystem.of(name, plain, alone);
    }

    private static TraceSplit lastExit(TraceSplit split) {
        int last = split.exits().size() - 1;
        return new TraceSplit(split.name(), split.labels(), split.exits().subList(last, last + 1));
    }
}

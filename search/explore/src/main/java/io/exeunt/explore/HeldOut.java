package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A subject whose <em>fit</em> samples are parted at random into two halves: one that is searched and one that no policy and no search sees,
 * kept for certifying. All systems are parted alike.
 *
 * @param searched the subject with the first half for <em>fit</em>
 * @param kept the second half as each system's exits saw it
 */
record HeldOut(StudySubject searched, List<TraceSplit> kept) {
    /** Of the random numbers of a study, those that part its samples. */
    private static final long STREAM = 0x63657274L;

    HeldOut {
        kept = List.copyOf(kept);
    }

    /** Everything is searched. */
    static HeldOut nothing(StudySubject subject) {
        return new HeldOut(subject, List.of());
    }

    /** Half of the samples is kept. */
    static HeldOut half(StudySubject subject, long seed) {
        int samples = subject.reference().trace().fit().samples();
        Check.require(samples >= 2, "samples of fit", "at least 2, as half is kept for certifying", samples);
        int[] order = shuffled(samples, new SplittableRandom(seed ^ STREAM));
        int[] searched = sorted(order, 0, (samples + 1) / 2);
        int[] kept = sorted(order, searched.length, samples);
        List<StudySystem> systems = new ArrayList<>();
        List<TraceSplit> splits = new ArrayList<>();
        for (StudySystem system : subject.systems()) {
            ExitTrace trace = system.trace();
            TraceSplit fit = trace.fit();
            ExitTrace part =
                    new ExitTrace(trace.network(), trace.exitNames(), fit.select(fit.name(), searched), trace.report());
            systems.add(new StudySystem(system.name(), part, system.network(), system.macs(), system.origin()));
            splits.add(fit.select("certify", kept));
        }
        return new HeldOut(
                new StudySubject(
                        subject.network(),
                        subject.dataset(),
                        subject.trainSamples(),
                        systems,
                        subject.inputs(),
                        subject.curves(),
                        subject.pictures()),
                splits);
    }

    private static int[] sorted(int[] order, int from, int to) {
        int[] part = Arrays.copyOfRange(order, from, to);
        Arrays.sort(part);
        return part;
    }

    private static int[] shuffled(int samples, SplittableRandom random) {
        int[] order = new int[samples];
        for (int i = 0; i < samples; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}

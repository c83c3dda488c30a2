package io.exeunt.explore;

import io.exeunt.explore.result.LearningCurve;
import io.exeunt.explore.result.SamplePictures;
import io.exeunt.ground.Check;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a study explores: one backbone with one or more sets of heads, wherever it came from.
 *
 * @param network name of the backbone
 * @param dataset name of the data
 * @param trainSamples number of samples it was trained on; 0 where that is not known
 * @param systems sets of heads on the same samples, the reference first
 * @param inputs SHA-256 of everything that it was made of, by name; of programs that took part, their version
 * @param curves how its exits learned; empty where that is not told
 * @param pictures samples of <em>report</em> to look at
 */
public record StudySubject(
        String network,
        String dataset,
        int trainSamples,
        List<StudySystem> systems,
        SortedMap<String, String> inputs,
        List<LearningCurve> curves,
        SamplePictures pictures) {
    private static final String NOT_TOLD = "a trace holds what exits said, and not the samples";

    public StudySubject {
        Check.notBlank("network", network);
        Check.notBlank("dataset", dataset);
        Check.nonNegative("trainSamples", (long) trainSamples);
        systems = Check.notEmpty("systems", systems);
        curves = List.copyOf(curves);
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        int samples = systems.get(0).trace().report().samples();
        pictures.pictures().forEach(each -> Check.inRange("sample of a picture", each.sample(), 0, samples - 1));
        for (StudySystem system : systems) {
            Check.require(sameSamples(systems.get(0), system), "samples", "those of all systems", system.name());
        }
    }

    /** A subject of which nobody tells how it learned. */
    public StudySubject(
            String network,
            String dataset,
            int trainSamples,
            List<StudySystem> systems,
            SortedMap<String, String> inputs) {
        this(network, dataset, trainSamples, systems, inputs, List.of(), SamplePictures.none(NOT_TOLD));
    }

    /** The same, with samples to look at. */
    public StudySubject shown(SamplePictures others) {
        return new StudySubject(network, dataset, trainSamples, systems, inputs, curves, others);
    }

    private static boolean sameSamples(StudySystem a, StudySystem b) {
        return Arrays.equals(a.trace().fit().labels(), b.trace().fit().labels())
                && Arrays.equals(a.trace().report().labels(), b.trace().report().labels());
    }

    /** The network's own exits, or whatever others are compared with. */
    public StudySystem reference() {
        return systems.get(0);
    }

    /** Whether every system's operators are known, so that devices can be priced. */
    public boolean priceable() {
        return systems.stream().allMatch(system -> system.network() != null);
    }
}

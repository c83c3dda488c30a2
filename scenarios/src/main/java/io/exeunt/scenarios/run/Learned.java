package io.exeunt.scenarios.run;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that exploring needs to know of a network: what it asks of a device, and what its exits said.
 *
 * @param own the network with the exits it was trained with
 * @param bundle by name, systems with heads of their own on the same backbone, samples and splits, and {@code own} if it was asked
 *     for; empty unless the scenario's heads were asked for
 * @param trainSamples number of samples the network was trained on
 * @param report images of the report split
 * @param inputs SHA-256 of everything that was learned from, by name
 */
record Learned(
        LearnedSystem own,
        Map<String, LearnedSystem> bundle,
        int trainSamples,
        LabelledImages report,
        SortedMap<String, String> inputs) {
    Learned {
        bundle = Collections.unmodifiableMap(new LinkedHashMap<>(bundle));
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /** Backbone segments and the branches it was trained with. */
    EarlyExitNetwork network() {
        return own.network();
    }

    /** What the exits it was trained with said. */
    ExitTrace trace() {
        return own.trace();
    }

    /** Accuracy of the final exit alone. */
    ExitAccuracy finalExit() {
        var table = ExitAccuracy.table(trace());
        return table.get(table.size() - 1);
    }
}

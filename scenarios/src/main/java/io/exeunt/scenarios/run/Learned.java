package io.exeunt.scenarios.run;

import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that exploring needs to know of a network: what it asks of a device, and what its exits said.
 *
 * @param network backbone segments and branches
 * @param trace exit outputs on <em>fit</em> and <em>report</em>
 * @param trainSamples number of samples the network was trained on
 * @param inputs SHA-256 of everything that was learned from, by name
 */
record Learned(EarlyExitNetwork network, ExitTrace trace, int trainSamples, SortedMap<String, String> inputs) {
    Learned {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /** Accuracy of the final exit alone. */
    ExitAccuracy finalExit() {
        var table = ExitAccuracy.table(trace);
        return table.get(table.size() - 1);
    }
}

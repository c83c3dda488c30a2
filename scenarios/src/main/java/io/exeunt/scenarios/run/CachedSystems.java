package io.exeunt.scenarios.run;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.Check;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.workload.GraphReader;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cache.ArtefactKind;
import io.exeunt.scenarios.cache.CacheKey;
import io.exeunt.scenarios.spec.TrainingSpec;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.trace.ExitTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What trained networks ask of a device and what their exits say, from the cache or made anew. What is there is read without them. */
final class CachedSystems {
    /** Changed whenever the same network and splits would be kept otherwise than before. */
    private static final String FORMAT = "2";

    private static final String TRACE_FILE = "trace.npz";
    private static final String SYSTEM_FILE = "system.json";
    private static final long MOST_BYTES = 64 * BoundedFile.MIB;

    private final TrainingSpec asked;
    private final ArtefactCache cache;
    private final PhaseLog log;

    CachedSystems(TrainingSpec asked, ArtefactCache cache, PhaseLog log) {
        this.asked = asked;
        this.cache = cache;
        this.log = log;
    }

    /**
     * What stands beside a trace.
     *
     * @param network segments and heads
     * @param runtime what recorded the trace
     */
    private record SystemFile(EarlyExitNetwork network, String runtime) {}

    /**
     * What a network asks of a device and what its exits say.
     *
     * @param label for listings
     * @param network read only where something has to be recorded
     * @param inputs hashes of network and splits
     */
    Result<LearnedSystem> system(String label, LazyNetwork network, Splits splits, Map<String, String> inputs) {
        Map<String, String> decisive = new TreeMap<>(inputs);
        decisive.put("format", FORMAT);
        decisive.put("recorder", asked.recorder().key());
        ArtefactCache.Content<LearnedSystem> system = cache.readOrMake(
                CacheKey.of(ArtefactKind.TRACE, label, decisive),
                new ToldCacheEvents(log),
                folder -> write(folder, recorded(network.get().network(), splits)),
                folder -> read(folder, splits));
        return new Result<>(system.content(), system.found());
    }

    private LearnedSystem recorded(MultiExitGraph graph, Splits splits) {
        Recording.Recorded recorded = new Recording(asked, log).record(graph, splits);
        return LearnedSystem.of(GraphReader.read(graph), recorded.trace(), recorded.runtime());
    }

    private static void write(Path folder, LearnedSystem system) throws IOException {
        TraceFile.write(folder.resolve(TRACE_FILE), system.stored());
        SystemFile beside = new SystemFile(system.network(), system.runtime());
        AtomicFile.write(folder.resolve(SYSTEM_FILE), StudyJson.mapper().writeValueAsString(beside) + "\n");
    }

    /** Files that are whole may still be another network's or other images'. */
    private static LearnedSystem read(Path folder, Splits splits) throws IOException {
        String text = BoundedFile.text(folder.resolve(SYSTEM_FILE), MOST_BYTES, "a network's operators");
        SystemFile beside = StudyJson.mapper().readValue(text, SystemFile.class);
        ExitTrace trace = TraceFile.read(folder.resolve(TRACE_FILE)).trace();
        Check.require(
                trace.exitNames().equals(beside.network().exitNames()),
                "exits of the trace",
                beside.network().exitNames() + "",
                trace.exitNames());
        Check.require(
                trace.fit().samples() == splits.fit().size()
                        && trace.report().samples() == splits.report().size(),
                "samples of the trace",
                splits.fit().size() + " and " + splits.report().size(),
                trace.fit().samples() + " and " + trace.report().samples());
        return LearnedSystem.of(beside.network(), trace, beside.runtime());
    }
}

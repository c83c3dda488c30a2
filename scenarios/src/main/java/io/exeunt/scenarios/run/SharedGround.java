package io.exeunt.scenarios.run;

import io.exeunt.explore.Board;
import io.exeunt.explore.PriceBook;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.DataSpec;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.HeadsSpec;
import io.exeunt.scenarios.spec.NetworkSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.TrainingSpec;
import io.exeunt.scenarios.workbench.PackedSubject;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Subjects, platforms and prices that studies of one sweep have in common. A subject that nobody uses gives its memory back when it runs
 * short, and is read again when somebody does. Safe for use by many threads: while one trains or reads, those that want the same wait.
 */
final class SharedGround implements StudyGround {
    private final ArtefactCache cache;
    private final Map<DeviceSpec, Platform> platforms = new ConcurrentHashMap<>();
    private final Map<Question, Slot> slots = new ConcurrentHashMap<>();

    SharedGround(ArtefactCache cache) {
        this.cache = cache;
    }

    /** All of a scenario that a subject depends on. */
    private sealed interface Question {
        record Brought(NetworkSpec.Traced trace) implements Question {}

        record Trained(NetworkSpec network, DataSpec data, TrainingSpec training, HeadsSpec heads, long seed)
                implements Question {}

        static Question of(Scenario scenario) {
            return scenario.network() instanceof NetworkSpec.Traced traced
                    ? new Brought(traced)
                    : new Trained(
                            scenario.network(),
                            scenario.data(),
                            scenario.training(),
                            scenario.heads(),
                            scenario.seed());
        }
    }

    /** The place of one subject; whoever comes first fills it. */
    private static final class Slot {
        private SoftReference<@Nullable Priced> kept = new SoftReference<>(null);
        private @Nullable PackedSubject packed;

        synchronized Priced get(Scenario scenario, ArtefactCache cache, PhaseLog log) {
            Priced held = kept.get();
            if (held == null) {
                held = new Priced(NetworkSource.of(scenario, cache).subject(log), new PriceBook());
                kept = new SoftReference<>(held);
            }
            return held;
        }

        synchronized PackedSubject packed(Scenario scenario, ArtefactCache cache, PhaseLog log) {
            PackedSubject known = packed;
            if (known == null) {
                known = SubjectArchive.pack(get(scenario, cache, log).subject(), scenario.exploration());
                packed = known;
            }
            return known;
        }
    }

    @Override
    public List<Board> boards(List<DeviceSpec> devices) {
        return Boards.of(devices, spec -> platforms.computeIfAbsent(spec, Boards::platform));
    }

    @Override
    public Priced subject(Scenario scenario, PhaseLog log) {
        return slots.computeIfAbsent(Question.of(scenario), question -> new Slot())
                .get(scenario, cache, log);
    }

    @Override
    public PackedSubject packed(Scenario scenario, PhaseLog log) {
        return slots.computeIfAbsent(Question.of(scenario), question -> new Slot())
                .packed(scenario, cache, log);
    }
}

package io.exeunt.scenarios.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.explore.Board;
import io.exeunt.explore.ExploreSpec;
import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.explore.result.SamplePictures;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.UncertainPlatform;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.npz.TraceStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a study was made from, kept in its folder, so that its designs can be run again on another machine: the exits' outputs as a
 * bundle, the systems' operators, what was asked, and the device files.
 *
 * @param folder that holds them
 * @param name of the file that describes them
 */
record StudyInputs(Path folder, String name) implements NetworkSource {
    /** Of the description that is passed on with traces: no study lies in such a folder. */
    static final String EXPORT = "export.json";

    private static final String STUDY = "study.json";
    private static final long MOST_BYTES = 64 * BoundedFile.MIB;
    private static final JsonMapper JSON = StudyJson.mapper();

    /** The file beside the bundle. What was asked is understood only where it is wanted: searches learn new keys, traces stay what they are. */
    private record Description(
            JsonNode asked,
            String network,
            String dataset,
            int trainSamples,
            Map<String, String> inputs,
            List<SystemDescription> systems,
            List<BoardDescription> boards,
            @Nullable SamplePictures pictures) {
        Description {
            require("asked", asked);
            require("network", network);
            require("dataset", dataset);
            require("inputs", inputs);
            require("systems", systems);
            require("boards", boards);
        }

        private static void require(String key, @Nullable Object part) {
            Check.require(part != null, key, "there", "none");
        }

        /** Folders that were written before there were any have none. */
        SamplePictures picturesOrNone() {
            return pictures == null ? SamplePictures.none("the study's folder keeps none") : pictures;
        }
    }

    private record BoardDescription(
            String name,
            String file,
            PlatformSpec platform,
            @Nullable Conditions conditions) {
        Conditions conditionsOrNone() {
            return conditions == null ? Conditions.NONE : conditions;
        }
    }

    private record SystemDescription(String name, @Nullable EarlyExitNetwork network) {}

    /** Those of a study. */
    StudyInputs(Path folder) {
        this(folder, STUDY);
    }

    /** Those that a training passes on. */
    static StudyInputs exported(Path folder) {
        return new StudyInputs(folder, EXPORT);
    }

    private Path trace() {
        return folder.resolve("trace.npz");
    }

    private Path description() {
        return folder.resolve(name);
    }

    /** Whether they have been written. */
    boolean exist() {
        return Files.isRegularFile(trace()) && Files.isRegularFile(description());
    }

    /** Writes what a study works on. */
    void write(StudySubject studied, ExploreSpec asked, List<Board> boards, List<DeviceSpec> devices) {
        write(studied, asked, boards, devices, TraceStorage.EXACT);
    }

    /** The same, with a choice of how outputs are written. */
    void write(
            StudySubject studied,
            ExploreSpec asked,
            List<Board> boards,
            List<DeviceSpec> devices,
            TraceStorage storage) {
        Map<String, StoredTrace> traces = new LinkedHashMap<>();
        List<SystemDescription> systems = new ArrayList<>();
        for (StudySystem system : studied.systems()) {
            traces.put(system.name(), new StoredTrace(system.trace(), system.macs(), system.origin()));
            systems.add(new SystemDescription(system.name(), system.network()));
        }
        try {
            Files.createDirectories(folder);
            TraceFile.writeBundle(trace(), traces, storage);
            Description description = new Description(
                    JSON.valueToTree(asked),
                    studied.network(),
                    studied.dataset(),
                    studied.trainSamples(),
                    new TreeMap<>(studied.inputs()),
                    systems,
                    writeBoards(boards, devices),
                    studied.pictures());
            AtomicFile.write(description(), JSON.writeValueAsString(description) + "\n");
        } catch (IOException e) {
            throw StoreException.writing(folder, e);
        } catch (UncheckedIOException e) {
            throw StoreException.writing(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    private List<BoardDescription> writeBoards(List<Board> boards, List<DeviceSpec> devices) throws IOException {
        List<BoardDescription> described = new ArrayList<>();
        for (int b = 0; b < boards.size(); b++) {
            String file = "board-" + (b + 1) + ".yaml";
            AtomicFile.write(folder.resolve(file), Boards.file(devices.get(b)));
            DeviceSpec spec = devices.get(b);
            described.add(new BoardDescription(boards.get(b).name(), file, spec.platform(), spec.conditions()));
        }
        return described;
    }

    /** What was asked. */
    ExploreSpec asked() {
        try {
            return JSON.treeToValue(read(description()).asked(), ExploreSpec.class);
        } catch (JsonProcessingException e) {
            throw undescribed(description(), e);
        }
    }

    /** The boards as they were described then. */
    List<Board> boards() {
        return read(description()).boards().stream()
                .map(board -> new Board(
                        board.name(),
                        new UncertainPlatform(
                                DeviceCatalog.load(folder.resolve(board.file())),
                                board.platform(),
                                board.conditionsOrNone())))
                .toList();
    }

    @Override
    public StudySubject subject(PhaseLog log) {
        return log.run("read", trace().toString(), () -> Result.made(subject()));
    }

    StudySubject subject() {
        Description description = read(description());
        Map<String, StoredTrace> traces = TraceFile.readBundle(trace());
        List<StudySystem> systems = new ArrayList<>();
        for (SystemDescription system : description.systems()) {
            systems.add(system(system, traces));
        }
        SortedMap<String, String> inputs = new TreeMap<>(description.inputs());
        return new StudySubject(
                        description.network(), description.dataset(), description.trainSamples(), systems, inputs)
                .shown(description.picturesOrNone());
    }

    private StudySystem system(SystemDescription described, Map<String, StoredTrace> traces) {
        StoredTrace stored = traces.get(described.name());
        if (stored == null || stored.costs() == null) {
            throw new InvalidInputException(
                    trace().toString(), "Expected a trace with costs of " + described.name() + ", found none", null);
        }
        return new StudySystem(described.name(), stored.trace(), described.network(), stored.costs(), stored.origin());
    }

    private static Description read(Path file) {
        try {
            return JSON.readValue(
                    BoundedFile.text(file, MOST_BYTES, "the description of a study's network"), Description.class);
        } catch (JsonProcessingException e) {
            throw undescribed(file, e);
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }

    private static InvalidInputException undescribed(Path file, JsonProcessingException e) {
        return new InvalidInputException(
                file.toString(), "not the description of a study's network: " + StudyJson.problem(e), null, e);
    }
}

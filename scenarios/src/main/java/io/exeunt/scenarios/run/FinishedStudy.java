package io.exeunt.scenarios.run;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.NetworkSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** A study that has come to its end, as its folder has it. */
public final class FinishedStudy {
    private static final long MOST_BYTES = 64 * BoundedFile.MIB;

    private final StudyFolder folder;

    private FinishedStudy(StudyFolder folder) {
        this.folder = folder;
    }

    /**
     * The study of a folder.
     *
     * @throws InvalidInputException if none has come to its end there
     */
    public static FinishedStudy in(Path root) {
        StudyFolder folder = new StudyFolder(root);
        folder.requireFinished();
        return new FinishedStudy(folder);
    }

    /** Whether a folder holds the finished study of this very scenario: the same question, files and at least as many evaluations. */
    public static boolean answers(Path root, Scenario scenario) {
        StudyFolder folder = new StudyFolder(root);
        boolean finished = Files.isRegularFile(folder.manifest())
                && Files.isRegularFile(folder.result())
                && Files.isRegularFile(folder.scenario())
                && folder.inputs().exist();
        return finished && new FinishedStudy(folder).answers(scenario);
    }

    /** In what a scenario asks for another study than the one that was begun in a folder; empty where none was. */
    public static List<String> differences(Path root, Scenario scenario) {
        return ScenarioDifferences.between(new StudyFolder(root).scenario(), scenario);
    }

    private boolean answers(Scenario scenario) {
        return ScenarioDifferences.between(folder.scenario(), scenario).isEmpty()
                && scenario().at("/search/evaluations").asInt()
                        >= scenario.search().evaluations()
                && sameFiles(scenario);
    }

    private boolean sameFiles(Scenario scenario) {
        List<DeviceSpec> devices = scenario.devices();
        for (int i = 0; i < devices.size(); i++) {
            Path kept = board(i + 1);
            if (!Files.isRegularFile(kept) || !text(kept).equals(Boards.file(devices.get(i)))) {
                return false;
            }
        }
        return !(scenario.network() instanceof NetworkSpec.Traced traced) || sameTrace(traced);
    }

    private boolean sameTrace(NetworkSpec.Traced traced) {
        SortedMap<String, String> inputs = inputs();
        return sha256(traced.trace()).equals(inputs.get("trace"))
                && traced.tables().entrySet().stream().allMatch(entry -> sha256(entry.getValue())
                        .equals(inputs.get(entry.getKey().isEmpty() ? "table" : "table/" + entry.getKey())));
    }

    /** Its folder. */
    public Path root() {
        return folder.root();
    }

    /** How it ended. */
    public Summary.Status status() {
        String state = manifest().path("state").asText();
        try {
            return Summary.Status.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    folder.manifest().toString(), "Expected a state, given '" + state + "'", "run the study again", e);
        }
    }

    /** What it says in one sentence. */
    public String verdict() {
        return manifest().path("verdict").asText();
    }

    /** Everything that its report shows. */
    public StudyReport report() {
        return ResultFile.read(folder.result());
    }

    /** Its front; kept in a small file beside the result when it is asked for the first time. */
    public Finished front() {
        return FrontFile.of(folder.keptFront(), folder.result(), () -> Finished.of(report()));
    }

    /** SHA-256 of all that its report shows. */
    String resultSha256() {
        return sha256(folder.result());
    }

    /** SHA-256 of what it was made of, by name. */
    public SortedMap<String, String> inputs() {
        SortedMap<String, String> inputs = new TreeMap<>();
        manifest()
                .path("inputs")
                .properties()
                .forEach(input -> inputs.put(input.getKey(), input.getValue().asText()));
        return inputs;
    }

    /** As {@link #inputs}, and the device files. */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = inputs();
        Path board = board(1);
        for (int number = 1; Files.isRegularFile(board); board = board(++number)) {
            files.put("device file " + number, sha256(board));
        }
        return files;
    }

    private Path board(int number) {
        return folder.inputs().folder().resolve("board-" + number + ".yaml");
    }

    StudyInputs made() {
        return folder.inputs();
    }

    /** Its scenario with every default filled in. */
    JsonNode scenario() {
        return tree(folder.scenario(), new YAMLMapper());
    }

    private JsonNode manifest() {
        return tree(folder.manifest(), new JsonMapper());
    }

    private static JsonNode tree(Path file, ObjectMapper mapper) {
        try {
            return mapper.readTree(text(file));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new InvalidInputException(file + place, "it is damaged or cut off here", "run the study again", e);
        }
    }

    private static String text(Path file) {
        try {
            return BoundedFile.text(file, MOST_BYTES, "a part of a study");
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }
}

package io.exeunt.search.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.Reason;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.algorithm.Refinement;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code study.json}: everything a study's course depends on, written once and compared ever after. */
final class StudyFile {
    static final String NAME = "study.json";
    private static final int SCHEMA_VERSION = 1;
    static final long MOST_BYTES = 64 * BoundedFile.MIB;
    private static final int LONGEST_SHOWN = 60;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StudyFile() {}

    /**
     * Writes the file, or makes sure that the one which is there says the same.
     *
     * @return digest of all that it says
     * @throws StudyChangedException naming what differs
     */
    static String claim(Path folder, StudySpec spec) {
        Path file = folder.resolve(NAME);
        ObjectNode wanted = describe(spec);
        try {
            if (Files.exists(file)) {
                compare(
                        file,
                        MAPPER.readTree(BoundedFile.text(file, MOST_BYTES, "the description of a study")),
                        wanted);
            } else {
                AtomicFile.write(file, MAPPER.writeValueAsString(wanted) + "\n");
            }
            return Sha256.of(wanted.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new StoreException(file + ": not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new StoreException(file + ": can't be read or written: " + Reason.of(e), e);
        }
    }

    /** The budget isn't part of it: a study may be resumed with a larger one. */
    private static ObjectNode describe(StudySpec spec) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("seed", spec.task().seed());
        ObjectNode algorithm =
                json.putObject("algorithm").put("name", spec.algorithm().name());
        new TreeMap<>(spec.algorithm().settings())
                .forEach((key, value) -> algorithm.set(key, MAPPER.valueToTree(value)));
        List<String> refinements =
                spec.task().refinements().stream().map(Refinement::name).toList();
        if (!refinements.isEmpty()) { // studies without them read as they always did
            algorithm.set("refinements", MAPPER.valueToTree(refinements));
        }
        describe(spec.goals(), json);
        describe(spec.task().space(), json.putArray("space"));
        ArrayNode initial = json.putArray("initial");
        spec.task().initial().stream().map(DesignPoint::id).forEach(initial::add);
        describe(spec.box(), json);
        json.put("inputsHash", spec.inputsHash());
        return roundTripped(json);
    }

    private static void describe(Goals goals, ObjectNode json) {
        ArrayNode objectives = json.putArray("objectives");
        goals.objectives().forEach(objective -> objectives
                .addObject()
                .put("name", objective.name())
                .put("unit", objective.unit())
                .put("direction", objective.direction().name()));
        ArrayNode constraints = json.putArray("constraints");
        goals.constraints().forEach(constraint -> constraints
                .addObject()
                .put("name", constraint.name())
                .put("unit", constraint.unit())
                .put("sense", constraint.sense().name())
                .put("bound", constraint.bound()));
    }

    private static void describe(DesignSpace space, ArrayNode dimensions) {
        for (Dimension dimension : space.dimensions()) {
            dimensions
                    .addObject()
                    .put("name", dimension.name())
                    .put("kind", dimension.getClass().getSimpleName())
                    .put("allowed", dimension.allowed());
        }
    }

    private static void describe(@Nullable ReferenceBox box, ObjectNode json) {
        if (box == null) {
            json.putNull("referenceBox");
        } else {
            ObjectNode corners = json.putObject("referenceBox");
            corners.set("ideal", MAPPER.valueToTree(box.ideal()));
            corners.set("reference", MAPPER.valueToTree(box.reference()));
        }
    }

    /** As it reads from a file: 1L and 1 are then the same. */
    private static ObjectNode roundTripped(ObjectNode json) {
        try {
            return (ObjectNode) MAPPER.readTree(MAPPER.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written as JSON must read as JSON", e);
        }
    }

    private static void compare(Path file, JsonNode found, ObjectNode wanted) {
        List<String> differences = new ArrayList<>();
        wanted.properties().forEach(field -> {
            JsonNode was = found.path(field.getKey());
            if (!was.equals(field.getValue())) {
                differences.add(difference(field.getKey(), was, field.getValue()));
            }
        });
        if (!differences.isEmpty()) {
            throw new StudyChangedException(file + ": another study was begun in this folder: "
                    + String.join("; ", differences) + System.lineSeparator()
                    + "  Maybe give the changed study a folder of its own, or delete this one to start over.");
        }
    }

    private static String difference(String name, JsonNode was, JsonNode is) {
        return was.toString().length() + is.toString().length() > LONGEST_SHOWN
                ? name + " changed"
                : name + " was " + was + ", is " + is;
    }
}

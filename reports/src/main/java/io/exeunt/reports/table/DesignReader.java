package io.exeunt.reports.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.ParameterValue;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.filekind.Wanted;
import io.exeunt.ground.spec.JsonProblem;
import io.exeunt.reports.format.Numbers;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads one design of a {@code front.json} back, so that it can be simulated again. */
public final class DesignReader {
    /** Names the recommended design, whatever its id. */
    private static final String KNEE = "knee";

    /** Largest file in bytes: a front of some ten thousand designs. */
    private static final long MOST_BYTES = 32 * BoundedFile.MIB;

    /** Ids that a message lists. */
    private static final int SHOWN = 3;

    private DesignReader() {}

    /**
     * The configuration of the design (or baseline) with this id.
     *
     * @param study its folder, or the file that {@link FrontJson} wrote there
     * @param id the whole id, a beginning that only one design has, or "knee" for the recommended one
     * @throws InvalidInputException if the file is not such a file, or has no such design
     */
    public static Configuration read(Path study, String id) throws IOException {
        Path file = Files.isDirectory(study) ? study.resolve("front.json") : study;
        Wanted.FRONT.require(file);
        JsonNode root = parse(file);
        if (root.path("schemaVersion").asInt() != FrontJson.SCHEMA_VERSION) {
            throw new InvalidInputException(
                    file.toString(),
                    "expected schemaVersion " + FrontJson.SCHEMA_VERSION + ", given " + root.path("schemaVersion"),
                    "it is not a front.json, or another version of Exeunt wrote it");
        }
        JsonNode design = find(file, root, id.equals(KNEE) ? knee(file, root) : id);
        try {
            return configuration(design);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(file + "#" + id, "not a whole design: " + e.getMessage(), null, e);
        }
    }

    private static JsonNode parse(Path file) throws IOException {
        try {
            return new ObjectMapper().readTree(BoundedFile.text(file, MOST_BYTES, "a front of designs"));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "there is no such file", null, e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file.toString(), "expected text in UTF-8", null, e);
        } catch (JsonProcessingException e) {
            throw JsonProblem.of(file.toString(), "not valid JSON", e);
        }
    }

    private static String knee(Path file, JsonNode root) {
        if (!root.path(KNEE).isTextual()) {
            throw new InvalidInputException(
                    file.toString(), "no knee: no design of that search kept every limit", null);
        }
        return root.path(KNEE).asText();
    }

    private static JsonNode find(Path file, JsonNode root, String id) {
        List<JsonNode> all = new ArrayList<>();
        root.path("designs").forEach(all::add);
        root.path("baselines").forEach(all::add);
        List<JsonNode> found = all.stream()
                .filter(design -> design.path("id").asText().startsWith(id))
                .toList();
        List<JsonNode> exact = found.stream()
                .filter(design -> design.path("id").asText().equals(id))
                .toList();
        if (exact.isEmpty() && found.size() != 1) {
            throw found.isEmpty() ? unknown(file, id, ids(all)) : ambiguous(file, id, ids(found));
        }
        return exact.isEmpty() ? found.get(0) : exact.get(0);
    }

    private static List<String> ids(List<JsonNode> designs) {
        return designs.stream().map(design -> design.path("id").asText()).toList();
    }

    private static InvalidInputException unknown(Path file, String id, List<String> ids) {
        return new InvalidInputException(
                file.toString(),
                "no design '" + id + "' among " + Numbers.plural(ids.size(), "design"),
                Suggestion.hint(id, ids)
                        .orElse(
                                "'knee', the recommended one; front.csv lists all, and the beginning of an id will do"));
    }

    private static InvalidInputException ambiguous(Path file, String id, List<String> ids) {
        String more = ids.size() > SHOWN ? ", …" : "";
        return new InvalidInputException(
                file.toString(),
                ids.size() + " designs begin with '" + id + "'",
                "one of " + String.join(", ", ids.stream().limit(SHOWN).toList()) + more);
    }

    private static Configuration configuration(JsonNode design) {
        List<String> exits = stream(design.path("exits")).map(JsonNode::asText).toList();
        List<ParameterValue> parameters = stream(design.path("parameters"))
                .map(node -> new ParameterValue(
                        node.path("name").asText(), node.path("value").asDouble(Double.NaN)))
                .toList();
        List<BoardClocks> clocks =
                stream(design.path("clocks")).map(DesignReader::clocks).toList();
        return new Configuration(
                design.path("system").asText(),
                exits,
                design.path("policy").asText(),
                numbers(design.path("setting")),
                parameters,
                clocks);
    }

    private static BoardClocks clocks(JsonNode board) {
        return new BoardClocks(
                board.path("board").asText(),
                board.path("governor").asText(),
                numbers(board.path("setting")),
                stream(board.path("states")).map(JsonNode::asInt).toList(),
                stream(board.path("freqHz")).map(DesignReader::values).toList());
    }

    private static Map<String, Double> numbers(JsonNode object) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        object.properties()
                .forEach(
                        number -> numbers.put(number.getKey(), number.getValue().asDouble(Double.NaN)));
        return numbers;
    }

    private static List<Double> values(JsonNode segment) {
        List<Double> values = new ArrayList<>();
        for (Iterator<JsonNode> clocks = segment.elements(); clocks.hasNext(); ) {
            values.add(clocks.next().asDouble());
        }
        return values;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

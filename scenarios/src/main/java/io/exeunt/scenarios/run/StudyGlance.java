package io.exeunt.scenarios.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.exeunt.ground.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a folder says of its study while it may be written to; what is missing or half written is left out.
 *
 * @param ended how it ended, such as "complete"; empty while it has no manifest
 * @param verdict what it found in one sentence; "" for nothing yet
 * @param evaluations asked for in all; 0 if unknown
 */
public record StudyGlance(Optional<String> ended, String verdict, long evaluations) {
    /** A look at a folder. */
    public static StudyGlance at(Path root) {
        StudyFolder folder = new StudyFolder(root);
        JsonNode manifest = tree(new JsonMapper(), folder.manifest());
        JsonNode scenario = tree(new YAMLMapper(), folder.scenario());
        return new StudyGlance(
                manifest.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(manifest.path("state").asText("complete")),
                manifest.path("verdict").asText(),
                scenario.at("/search/evaluations").asLong());
    }

    private static JsonNode tree(ObjectMapper mapper, Path file) {
        try {
            return Files.isRegularFile(file)
                    ? mapper.readTree(BoundedFile.text(file, BoundedFile.MIB, "a file of a study"))
                    : mapper.missingNode();
        } catch (IOException damaged) {
            return mapper.missingNode();
        }
    }
}

package io.exeunt.scenarios.cache;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file entry.json beside an artefact's files: what they were made from, and a checksum of each. It is written last.
 *
 * @param canonicalKey the key's canonical JSON
 * @param label what the artefact is, for a reader
 * @param created when it was made
 * @param files every file of the artefact, by name; empty for a checkpoint, whose file changes
 */
record EntryManifest(String canonicalKey, String label, Instant created, List<StoredFile> files) {
    static final String FILE_NAME = "entry.json";
    private static final int VERSION = 1;
    private static final long MOST_BYTES = BoundedFile.MIB;

    /** A file with its checksum. */
    record StoredFile(String name, long bytes, String sha256) {
        StoredFile {
            Path path = Path.of(name);
            Check.require(
                    !path.isAbsolute() && path.equals(path.normalize()) && !path.startsWith(".."),
                    "name of a file",
                    "one inside its folder",
                    name);
        }
    }

    EntryManifest {
        files = List.copyOf(files);
    }

    /** Describes the files that lie in a folder now. */
    static EntryManifest describing(CacheKey key, Instant created, Path folder) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        for (Path file : filesIn(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            files.add(new StoredFile(name, Files.size(file), Sha256.of(file)));
        }
        return new EntryManifest(key.canonicalJson(), key.label(), created, files);
    }

    /** Reads the manifest of a folder; empty if there is none that is whole. */
    static Optional<EntryManifest> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(fromJson(
                    new JsonMapper().readTree(BoundedFile.bytes(file, MOST_BYTES, "a cache entry's list of files"))));
        } catch (JacksonException | DateTimeParseException | IllegalArgumentException | InvalidInputException damaged) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        byte[] json = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(toJson());
        AtomicFile.write(folder.resolve(FILE_NAME), json);
    }

    /** What is wrong with the files of a folder; empty if they are what this manifest says. */
    Optional<String> damageIn(Path folder) throws IOException {
        for (StoredFile stored : files) {
            Path file = folder.resolve(stored.name());
            if (!Files.isRegularFile(file)) {
                return Optional.of(stored.name() + " is missing");
            }
            if (Files.size(file) != stored.bytes()) {
                return Optional.of(stored.name() + " has " + Files.size(file) + " of " + stored.bytes() + " bytes");
            }
            if (!Sha256.of(file).equals(stored.sha256())) {
                return Optional.of(stored.name() + " does not match its checksum");
            }
        }
        return Optional.empty();
    }

    private ObjectNode toJson() {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("schema_version", VERSION).put("key", canonicalKey).put("label", label);
        root.put("created", created.toString());
        ArrayNode array = root.putArray("files");
        for (StoredFile file : files) {
            array.addObject()
                    .put("name", file.name())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
        }
        return root;
    }

    private static EntryManifest fromJson(JsonNode root) {
        if (root.required("schema_version").asInt() != VERSION) {
            throw new IllegalArgumentException("Expected schema_version to be " + VERSION);
        }
        List<StoredFile> files = new ArrayList<>();
        for (JsonNode file : root.required("files")) {
            files.add(new StoredFile(
                    file.required("name").asText(),
                    file.required("bytes").asLong(),
                    file.required("sha256").asText()));
        }
        return new EntryManifest(
                root.required("key").asText(),
                root.required("label").asText(),
                Instant.parse(root.required("created").asText()),
                files);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

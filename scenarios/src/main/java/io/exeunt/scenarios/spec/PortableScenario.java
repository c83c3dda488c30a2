package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.spec.YamlText;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A scenario with the small files that it names, so that another machine can read it: device files and recorded arrivals. What the network
 * comes from is not among them, and is not looked at when the scenario is read again.
 *
 * @param text YAML, complete; the files stand in it by their names here, and {@code report.folder} is {@value #STUDY}
 * @param files text of each file, by name
 */
public record PortableScenario(String text, SortedMap<String, String> files) implements Serializable {
    /** Folder of the study, below the one that the scenario is read in. */
    public static final String STUDY = "study";

    private static final long MOST_BYTES = 1024 * BoundedFile.MIB;

    public PortableScenario {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Packs a scenario that has passed all checks.
     *
     * @throws StoreException if a file that it names can't be read any more
     */
    public static PortableScenario of(Scenario scenario) {
        ObjectNode tree = ScenarioForm.print(scenario);
        SortedMap<String, String> files = new TreeMap<>();
        pack(tree.path("device"), "file", files);
        tree.path("devices").forEach(device -> pack(device, "file", files));
        pack(tree.path("load"), "arrivals", files);
        tree.path("load").path("streams").forEach(stream -> pack(stream, "arrivals", files));
        ((ObjectNode) tree.path("report")).put("folder", STUDY);
        return new PortableScenario(YamlText.of(tree), files);
    }

    /**
     * Unpacks and reads it.
     *
     * @param folder that gets the files, and the study below it
     * @throws StoreException if they can't be written
     */
    public Scenario in(Path folder) {
        try {
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw StoreException.writing(folder, e);
        }
        Scenario read = ScenarioReader.trusted(text, folder);
        return read.into(folder.resolve(read.report().folder()));
    }

    private static void pack(JsonNode holder, String key, SortedMap<String, String> files) {
        if (!holder.has(key)) {
            return;
        }
        Path file = Path.of(holder.get(key).asText());
        String name = (files.size() + 1) + "-" + file.getFileName();
        try {
            files.put(name, BoundedFile.text(file, MOST_BYTES, "a file that a scenario names"));
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
        ((ObjectNode) holder).put(key, name);
    }
}

package io.exeunt.scenarios.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * In what two scenarios ask for different studies, as far as the scenarios alone tell. Files are not compared by their place; what is in
 * them is looked at when the study goes on. Neither are budgets, threads and names, which may change from run to run.
 */
final class ScenarioDifferences {
    private static final int LONGEST_SHOWN = 40;
    private static final Set<String> FREE = Set.of(
            "name",
            "report",
            "search.evaluations",
            "search.threads",
            "search.max_failed_share",
            "search.trial_timeout_s",
            "training.threads",
            "training.checkpoint_interval_s",
            "heads.feature_memory_mib",
            "data.folder",
            "data.train_images",
            "data.train_labels",
            "data.test_images",
            "data.test_labels",
            "network.weights",
            "network.trace",
            "network.table",
            "device.file",
            "devices.file");

    private final List<String> found = new ArrayList<>();

    private ScenarioDifferences() {}

    /**
     * What a scenario has changed, such as "seed was 3, is 4".
     *
     * @param kept the resolved scenario that a study was begun with; nothing is known when it is not there or not readable
     */
    static List<String> between(Path kept, Scenario scenario) {
        if (!Files.isRegularFile(kept)) {
            return List.of();
        }
        try {
            YAMLMapper yaml = new YAMLMapper();
            ScenarioDifferences differences = new ScenarioDifferences();
            differences.compare(
                    "",
                    yaml.readTree(BoundedFile.text(kept, BoundedFile.MIB, "a resolved scenario")),
                    yaml.readTree(ScenarioPrinter.print(scenario)));
            return differences.found;
        } catch (JsonProcessingException damaged) {
            return List.of();
        } catch (IOException e) {
            throw StoreException.reading(kept, e);
        }
    }

    private void compare(String path, JsonNode was, JsonNode is) {
        if (FREE.contains(path)) {
            return;
        }
        if (was.isObject() && is.isObject()) {
            is.properties().stream().filter(field -> was.has(field.getKey())).forEach(field -> {
                String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                compare(inner, was.get(field.getKey()), field.getValue());
            });
        } else if (was.isArray() && is.isArray() && was.size() == is.size()) {
            for (int i = 0; i < is.size(); i++) {
                compare(path, was.get(i), is.get(i));
            }
        } else if (!was.equals(is)) {
            boolean brief = was.toString().length() + is.toString().length() <= LONGEST_SHOWN;
            found.add(
                    brief
                            ? path + " was " + was.asText(was.toString()) + ", is " + is.asText(is.toString())
                            : path + " changed");
        }
    }
}

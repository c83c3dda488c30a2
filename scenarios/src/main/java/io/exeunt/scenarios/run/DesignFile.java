package io.exeunt.scenarios.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.policies.onnxruntime.InputPart;
import io.exeunt.policies.onnxruntime.Preprocessing;
import io.exeunt.policies.onnxruntime.Preprocessing.Layout;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.trace.HeadKind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * design.json of a deployed design: all that a runner needs to know beside the stages.
 *
 * @param schema_version of this format, 2
 * @param design study and id
 * @param inputs of the model, in the order of a sample's numbers
 * @param pixels what is done to samples of bytes; null where samples are taken as they are
 * @param rule "threshold", "patience" or "always_last"
 * @param score compared with thresholds, with rule threshold
 * @param patience agreeing exits, with rule patience; else 0
 * @param stages in order
 * @param predicted by the simulator
 */
record DesignFile(
        int schema_version,
        String design,
        List<Input> inputs,
        @Nullable Pixels pixels,
        String rule,
        String score,
        int patience,
        List<Stage> stages,
        Predicted predicted) {
    static final String NAME = "design.json";
    static final String THRESHOLD = "threshold";
    static final String PATIENCE = "patience";
    static final String ALWAYS_LAST = "always_last";

    private static final List<String> RULES = List.of(THRESHOLD, PATIENCE, ALWAYS_LAST);
    private static final List<String> SCORES = Stream.of(Score.values())
            .filter(score -> score != Score.CONFIDENCE_HEAD)
            .map(Score::id)
            .toList();
    private static final List<String> HEADS = lowerCase(HeadKind.values());
    private static final List<String> LAYOUTS = lowerCase(Layout.values());
    private static final int VERSION = 2;
    private static final JsonMapper JSON = StudyJson.mapper();

    DesignFile {
        inputs = Check.notEmpty("inputs", inputs);
        Check.require(pixels == null || inputs.size() == 1, "inputs", "one beside pixels", inputs.size());
        Check.require(RULES.contains(rule), "rule", "one of " + String.join(", ", RULES), rule);
        boolean scored = !rule.equals(THRESHOLD) || SCORES.contains(score);
        Check.require(scored, "score", "one of " + String.join(", ", SCORES), score);
        Check.require(!rule.equals(PATIENCE) || patience > 0, "patience", "> 0", patience);
        stages = Check.notEmpty("stages", stages);
        Check.require(predicted != null, "predicted", "there", "nothing");
    }

    /**
     * An input of the model.
     *
     * @param name of it
     * @param shape of one sample, batch left out
     */
    record Input(String name, List<Long> shape) {
        Input {
            Check.notBlank("name of an input", name);
            shape = List.copyOf(shape);
            shape.forEach(length -> Check.positive("length in shape", length));
        }
    }

    /** The inputs as they are given to a model. */
    List<InputPart> parts() {
        return inputs.stream()
                .map(input -> new InputPart(input.name(), input.shape()))
                .toList();
    }

    /**
     * What is done to a pixel: (p · scale − mean) / deviation.
     *
     * @param scale of every pixel
     * @param mean none, one for all channels, or one for each
     * @param deviation likewise
     * @param layout nchw or nhwc
     */
    record Pixels(double scale, List<Double> mean, List<Double> deviation, String layout) {
        Pixels {
            Check.require(LAYOUTS.contains(layout), "layout", "one of " + String.join(", ", LAYOUTS), layout);
            mean = List.copyOf(mean);
            deviation = List.copyOf(deviation);
        }

        /** The same, ready to be done; checks its numbers. */
        Preprocessing preprocessing() {
            return new Preprocessing(scale, mean, deviation, Layout.valueOf(layout.toUpperCase(Locale.ROOT)));
        }
    }

    /**
     * A stage.
     *
     * @param file of its model, beside this one
     * @param exit its output that is an exit
     * @param head what the exit's numbers are: logits, softmax, sigmoid
     * @param threshold from which score on a sample leaves; ±1e308 for ±∞
     * @param inputs tensors that it reads
     * @param outputs tensors that it makes
     * @param clocks_mhz by domain; empty where no board was priced
     * @param latency_s mean latency that the simulator gives samples that leave here; null where no board was priced, or none leave
     */
    record Stage(
            String file,
            String exit,
            String head,
            double threshold,
            List<String> inputs,
            List<String> outputs,
            Map<String, Double> clocks_mhz,
            @Nullable Double latency_s) {
        Stage {
            Check.notBlank("file of a stage", file);
            Check.notBlank("exit of a stage", exit);
            Check.require(HEADS.contains(head), "head", "one of " + String.join(", ", HEADS), head);
            Check.finite("threshold", threshold);
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            clocks_mhz = Collections.unmodifiableMap(new LinkedHashMap<>(clocks_mhz));
        }
    }

    /**
     * What the simulator says.
     *
     * @param board that latency is of; "" for none
     * @param accuracy over the samples beside this file
     * @param latency_mean_s on the report split; null where no board was priced
     */
    record Predicted(
            String board, double accuracy, @Nullable Double latency_mean_s) {}

    private static List<String> lowerCase(Enum<?>[] values) {
        return Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static int version() {
        return VERSION;
    }

    void write(Path folder) throws IOException {
        AtomicFile.write(
                folder.resolve(NAME), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    /**
     * Reads it back.
     *
     * @throws InvalidInputException if it is missing, another version's, or names files outside its folder
     */
    static DesignFile read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            DesignFile design =
                    JSON.readValue(BoundedFile.bytes(file, BoundedFile.MIB, "a deployed design"), DesignFile.class);
            if (design.schema_version() != VERSION) {
                throw new InvalidInputException(
                        file.toString(),
                        "Expected schema_version " + VERSION + ", given " + design.schema_version(),
                        null);
            }
            design.requireInside(folder);
            return design;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    file.toString(), "not the description of a deployed design: " + StudyJson.problem(e), null, e);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    file.toString(), "no such file", "write the folder first: exeunt deploy <study>#knee -o folder", e);
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }

    private void requireInside(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        for (Stage stage : stages) {
            if (!root.equals(root.resolve(stage.file()).normalize().getParent())) {
                throw new InvalidInputException(
                        folder.resolve(NAME).toString(),
                        "Expected stages beside it, given '" + stage.file() + "'",
                        null);
            }
        }
    }
}

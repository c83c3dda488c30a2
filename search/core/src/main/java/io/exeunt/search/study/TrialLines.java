package io.exeunt.search.study;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.ground.Check;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trials as lines of JSON and back. Doubles are written with as many digits as bring the same double back; NaN is null. A line holds no
 * time, so that the same study gives the same bytes.
 */
final class TrialLines {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final DesignSpace space;
    private final Goals goals;

    TrialLines(DesignSpace space, Goals goals) {
        this.space = space;
        this.goals = goals;
    }

    /** One line, without its end. */
    String format(Trial trial) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("trial", trial.number());
            json.writeNumberField("generation", trial.generation());
            json.writeStringField("id", trial.evaluation().id());
            json.writeStringField("state", trial.evaluation().state().name());
            writeDesign(json, trial.evaluation().point());
            writeOutcome(json, trial.evaluation());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory can't fail", e);
        }
        return text.toString();
    }

    private static void writeDesign(JsonGenerator json, DesignPoint point) throws IOException {
        json.writeObjectFieldStart("design");
        for (Map.Entry<String, Object> entry : point.asMap().entrySet()) {
            json.writeFieldName(entry.getKey());
            json.writePOJO(entry.getValue());
        }
        json.writeEndObject();
    }

    private void writeOutcome(JsonGenerator json, Evaluation evaluation) throws IOException {
        if (evaluation.failure().isPresent()) {
            json.writeStringField("failure", evaluation.failure().get());
            return;
        }
        json.writeObjectFieldStart("objectives");
        for (int i = 0; i < goals.objectives().size(); i++) {
            writeNumber(json, goals.objectives().get(i).name(), evaluation.objective(i));
        }
        json.writeEndObject();
        writeArray(json, "constraints", evaluation.constraintValues());
        writeArray(json, "violations", evaluation.violations());
        json.writeObjectFieldStart("extras");
        for (Map.Entry<String, Double> extra : evaluation.extras().entrySet()) {
            writeNumber(json, extra.getKey(), extra.getValue());
        }
        json.writeEndObject();
    }

    private static void writeArray(JsonGenerator json, String name, double[] values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values, 0, values.length);
    }

    /** NaN as null, infinities as text: JSON has no numbers for them. */
    private static void writeNumber(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    /**
     * The trial of a line.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Trial parse(String line) {
        JsonNode json = tree(line);
        DesignPoint point = space.point(design(field(json, "design")));
        String id = field(json, "id").asText();
        Check.require(id.equals(point.id()), "id", point.id() + ", the hash of its design", id);
        Evaluation evaluation = json.has("failure")
                ? Evaluation.failed(point, json.get("failure").asText())
                : outcome(point, json);
        String state = field(json, "state").asText();
        Check.require(
                state.equals(evaluation.state().name()),
                "state",
                evaluation.state().name(),
                state);
        return new Trial(field(json, "trial").asInt(), field(json, "generation").asInt(), evaluation);
    }

    private static JsonNode tree(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            Check.require(json.isObject(), "line", "a JSON object", '"' + line + '"');
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Map<String, Object> design(JsonNode json) {
        Map<String, Object> values = new LinkedHashMap<>();
        json.properties().forEach(entry -> values.put(entry.getKey(), scalar(entry.getValue())));
        return values;
    }

    private static Object scalar(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        return json.isNumber() ? (Object) json.doubleValue() : json.asText();
    }

    private Evaluation outcome(DesignPoint point, JsonNode json) {
        JsonNode byName = field(json, "objectives");
        List<String> names = goals.objectives().stream().map(Objective::name).toList();
        double[] objectives =
                names.stream().mapToDouble(name -> number(field(byName, name))).toArray();
        List<Constraint> constraints = goals.constraints();
        JsonNode byIndex = field(json, "constraints");
        Check.require(
                byIndex.size() == constraints.size(), "number of constraints", constraints.size() + "", byIndex.size());
        double[] limited = new double[constraints.size()];
        for (int i = 0; i < limited.length; i++) {
            limited[i] = number(byIndex.get(i));
        }
        Map<String, Double> extras = new LinkedHashMap<>();
        field(json, "extras").properties().forEach(extra -> extras.put(extra.getKey(), number(extra.getValue())));
        return goals.evaluation(point, objectives, limited, extras);
    }

    private static double number(JsonNode json) {
        if (json.isTextual()) {
            return Double.parseDouble(json.asText());
        }
        Check.require(json.isNumber() || json.isNull(), "value", "a number", json);
        return json.isNull() ? Double.NaN : json.doubleValue();
    }

    private static JsonNode field(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Expected a field \"" + name + "\"");
        }
        return value;
    }
}

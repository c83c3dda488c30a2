package io.exeunt.scenarios.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Reads a record that older files may know fewer components of: those that are missing are as in a scenario that doesn't say them.
 *
 * @param <T> the record
 */
final class Completed<T extends Record> extends JsonDeserializer<T> {
    private final JsonMapper mapper;
    private final Class<T> type;
    private final Supplier<T> usual;

    /**
     * A reader.
     *
     * @param mapper reads and writes the record as it is
     * @param usual the record of a scenario that says nothing
     */
    Completed(JsonMapper mapper, Class<T> type, Supplier<T> usual) {
        this.mapper = mapper;
        this.type = type;
        this.usual = usual;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode given = context.readTree(parser);
        if (given instanceof ObjectNode some && mapper.valueToTree(usual.get()) instanceof ObjectNode all) {
            complete(some, all);
        }
        return mapper.treeToValue(given, type);
    }

    private static void complete(ObjectNode given, ObjectNode usual) {
        usual.properties().forEach(field -> {
            if (given.get(field.getKey()) instanceof ObjectNode inner && field.getValue() instanceof ObjectNode whole) {
                complete(inner, whole);
            } else if (!given.has(field.getKey())) {
                given.set(field.getKey(), field.getValue());
            }
        });
    }
}

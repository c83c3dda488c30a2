package io.exeunt.ground.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;

/** Writes records as the YAML that {@link SpecReader} reads: keys in snake_case, enumerations in lower case, absent values left out. */
public final class SpecWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .addModule(new SimpleModule().addSerializer(new LowerCaseEnums()))
            .build();

    private SpecWriter() {}

    /** The record as YAML. */
    public static String toYaml(Record value) {
        try {
            JsonNode tree = YAML.valueToTree(value);
            return YAML.writeValueAsString(withoutEmpty(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected " + value.getClass() + " to be writable", e);
        }
    }

    /** Records without content stand for absent values; an empty list says that there are none. */
    private static JsonNode withoutEmpty(JsonNode node) {
        for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
            JsonNode child = withoutEmpty(children.next());
            if (child.isObject() && child.isEmpty()) {
                children.remove();
            }
        }
        return node;
    }

    @SuppressWarnings("rawtypes")
    private static final class LowerCaseEnums extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        LowerCaseEnums() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}

package io.exeunt.ground.spec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.exeunt.ground.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A JSON Schema (2020-12) and the sentences in which it says what is wrong. */
final class SpecSchema {
    private static final double MOST_KHZ = 1e7;
    private static final int PER_CENT = 100;
    private static final int MOST_DIGITS = 25;
    private static final int MOST_PROBLEMS = 10_000;
    private final JsonNode schema;
    private final JsonSchema validator;

    private SpecSchema(JsonNode schema) {
        this.schema = schema;
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        this.validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, config);
    }

    /** The schema stored under this absolute class-path name, such as "/io/exeunt/…/device.schema.json". */
    static SpecSchema resource(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("Expected schema to be on the class path, given " + name);
            }
            return new SpecSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema itself. */
    JsonNode tree() {
        return schema;
    }

    /** Everything that is wrong with the document; empty if nothing is. */
    List<Problem> problems(SpecDocument document) {
        return validator.validate(document.root()).stream()
                .filter(message -> !isWrapper(message))
                .limit(MOST_PROBLEMS)
                .map(message -> problem(document, message))
                .toList();
    }

    /** Keywords whose own message only repeats that a branch below them failed. */
    private static boolean isWrapper(ValidationMessage message) {
        return List.of("if", "allOf", "$ref").contains(message.getType());
    }

    private Problem problem(SpecDocument document, ValidationMessage message) {
        JsonPointer pointer = JsonPointer.compile(message.getInstanceLocation().toString());
        return switch (message.getType()) {
            case "additionalProperties", "unevaluatedProperties" -> unknownKey(document, pointer, message);
            case "required" ->
                new Problem(
                        document.keyPlace(pointer),
                        pointer,
                        "missing key '" + message.getProperty() + "'",
                        Optional.empty());
            default -> wrongValue(document, pointer, message);
        };
    }

    private Problem unknownKey(SpecDocument document, JsonPointer pointer, ValidationMessage message) {
        String key = message.getProperty();
        List<String> allowed = allowedKeys(message);
        return new Problem(
                document.keyPlace(pointer.appendProperty(key)),
                pointer,
                "unknown key '" + key + "'; allowed: " + String.join(", ", allowed),
                Suggestion.hint(key, allowed));
    }

    private List<String> allowedKeys(ValidationMessage message) {
        String fragment = message.getSchemaLocation().getFragment().toString();
        JsonNode owner = schema.at(JsonPointer.compile(fragment).head());
        TreeSet<String> keys = new TreeSet<>();
        boolean joined = message.getType().equals("unevaluatedProperties");
        List<JsonNode> groups = joined ? owner.findValues("properties") : List.of(owner.path("properties"));
        groups.forEach(group -> group.fieldNames().forEachRemaining(keys::add));
        return List.copyOf(keys);
    }

    private Problem wrongValue(SpecDocument document, JsonPointer pointer, ValidationMessage message) {
        JsonNode given = document.root().at(pointer);
        String text = expectation(message)
                .map(what -> "expected " + what + ", given " + shown(given))
                .orElseGet(message::getError);
        return new Problem(document.place(pointer), pointer, text, hint(pointer, message, given));
    }

    private Optional<String> hint(JsonPointer pointer, ValidationMessage message, JsonNode given) {
        if (message.getType().equals("enum") && given.isTextual()) {
            return Suggestion.hint(given.asText(), texts(message.getSchemaNode()));
        } else if (!message.getType().equals("maximum")) {
            return Optional.empty();
        } else if (pointer.toString().endsWith("_mhz")) {
            return Optional.of(given.asDouble() > MOST_KHZ ? "it is in Hz" : "it is in kHz");
        }
        return perCent(message, given);
    }

    /** Somebody who writes 98.5 for a share thinks in per cent. */
    private Optional<String> perCent(ValidationMessage message, JsonNode given) {
        String keyword = message.getSchemaLocation().getFragment().toString();
        JsonNode owner = schema.at(JsonPointer.compile(keyword).head());
        boolean share =
                owner.path("description").asText().toLowerCase(Locale.ROOT).contains("share");
        return share && message.getSchemaNode().asDouble() == 1 && given.asDouble() <= PER_CENT
                ? Optional.of(
                        "you meant " + given.decimalValue().movePointLeft(2).toPlainString() + ", a share")
                : Optional.empty();
    }

    private static Optional<String> expectation(ValidationMessage message) {
        JsonNode limit = message.getSchemaNode();
        return Optional.ofNullable(
                switch (message.getType()) {
                    case "type" -> typeName(limit);
                    case "enum" -> (limit.size() == 1 ? "" : "one of ") + String.join(", ", texts(limit));
                    case "const" -> limit.asText();
                    case "minimum" -> ">= " + limit.asText();
                    case "maximum" -> "<= " + limit.asText();
                    case "exclusiveMinimum" -> "> " + limit.asText();
                    case "exclusiveMaximum" -> "< " + limit.asText();
                    case "minItems" -> "at least " + limit.asText() + (limit.asInt() == 1 ? " entry" : " entries");
                    case "maxItems" -> "at most " + limit.asText() + (limit.asInt() == 1 ? " entry" : " entries");
                    case "minLength" -> limit.asInt() == 1 ? "some text" : "at least " + limit + " characters";
                    case "maxLength" -> "at most " + limit + " characters";
                    case "multipleOf" -> "a multiple of " + limit.asText();
                    case "minProperties" -> "at least " + limit.asText() + (limit.asInt() == 1 ? " key" : " keys");
                    case "uniqueItems" -> "no entry twice";
                    case "pattern" -> "text like " + limit.asText();
                    case "anyOf", "oneOf" -> "one of the forms that the documentation lists";
                    default -> null;
                });
    }

    private static String typeName(JsonNode type) {
        return (type.isArray() ? texts(type).stream() : Stream.of(type.asText()))
                .map(name -> switch (name) {
                    case "integer" -> "a whole number";
                    case "number" -> "a number";
                    case "string" -> "text";
                    case "boolean" -> "true or false";
                    case "array" -> "a list";
                    case "object" -> "keys with values";
                    default -> "nothing";
                })
                .collect(Collectors.joining(" or "));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String shown(JsonNode given) {
        if (given.isNumber()) {
            String plain = given.decimalValue().toPlainString();
            return plain.length() <= MOST_DIGITS ? plain : String.valueOf(given.doubleValue());
        }
        String text = given.isMissingNode() ? "nothing" : given.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}

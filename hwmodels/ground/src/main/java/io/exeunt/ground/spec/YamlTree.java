package io.exeunt.ground.spec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** YAML text (of which JSON is a part) to a tree with places, refusing what a tree would silently swallow. */
final class YamlTree {
    /** From here on all doubles are whole; as such they are compared with limits, which wraps a decimal of whole type around. */
    private static final BigDecimal BEYOND_WHOLE = BigDecimal.valueOf(1L << 53);

    /** No file of ours is nested deeper than ten levels. */
    private static final int MOST_LEVELS = 100;

    /** No file of ours has more than some thousand. */
    private static final int MOST_VALUES = 100_000;

    private static final YAMLFactory YAML = new YAMLFactory();
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|nan)", Pattern.CASE_INSENSITIVE);

    private final String source;
    private final YAMLParser parser;
    private final Map<JsonPointer, Place> keys = new HashMap<>();
    private final Map<JsonPointer, Place> values = new HashMap<>();

    private int levels;

    private YamlTree(String source, YAMLParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /**
     * Parses one document.
     *
     * @throws InvalidInputException if it is no YAML, empty, holds a key twice, an alias, a second document or a number that is
     *     not finite
     */
    static SpecDocument parse(String source, String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlTree(source, parser).document();
        } catch (StreamConstraintsException e) {
            throw problem(place(source, e), JsonPointer.empty(), "a number or text here is longer than any is needed");
        } catch (JsonProcessingException e) {
            throw syntaxError(source, e);
        } catch (NumberFormatException e) {
            throw problem(new Place(source, 1, 1), JsonPointer.empty(), "a number in it can't be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SpecDocument document() throws IOException {
        if (parser.nextToken() == null) {
            throw problem(new Place(source, 1, 1), JsonPointer.empty(), "the file is empty");
        }
        keys.put(JsonPointer.empty(), place());
        JsonNode root = value(JsonPointer.empty());
        if (parser.nextToken() != null) {
            throw problem(place(), JsonPointer.empty(), "a second document begins here; expected one per file");
        }
        return new SpecDocument(root, Map.copyOf(keys), Map.copyOf(values));
    }

    private JsonNode value(JsonPointer pointer) throws IOException {
        values.put(pointer, place());
        requireSense();
        if (parser.isCurrentAlias()) {
            throw problem(place(), pointer, "aliases (*name) are not supported; expected the value itself");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> nested(() -> object(pointer));
            case START_ARRAY -> nested(() -> array(pointer));
            case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(pointer);
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> JsonNodeFactory.instance.textNode(parser.getText());
        };
    }

    private void requireSense() {
        if (values.size() > MOST_VALUES) {
            throw problem(place(), JsonPointer.empty(), "expected at most " + MOST_VALUES + " values, given more");
        }
        if (levels > MOST_LEVELS) {
            throw problem(place(), JsonPointer.empty(), "nested deeper than " + MOST_LEVELS + " levels");
        }
    }

    private JsonNode decimal(JsonPointer pointer) throws IOException {
        String text = parser.getText();
        if (NOT_FINITE.matcher(text).matches() || !Double.isFinite(parser.getDoubleValue())) {
            throw problem(place(), pointer, "expected a finite number, given " + text);
        }
        BigDecimal number = BigDecimal.valueOf(parser.getDoubleValue());
        return number.abs().compareTo(BEYOND_WHOLE) < 0
                ? JsonNodeFactory.instance.numberNode(number)
                : JsonNodeFactory.instance.numberNode(number.toBigInteger());
    }

    /** Reads what stands one level deeper. */
    private interface Nested {
        JsonNode read() throws IOException;
    }

    private JsonNode nested(Nested inner) throws IOException {
        levels++;
        JsonNode node = inner.read();
        levels--;
        return node;
    }

    private ObjectNode object(JsonPointer pointer) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonPointer child = pointer.appendProperty(key);
            Place first = keys.putIfAbsent(child, place());
            if (first != null) {
                throw problem(place(), pointer, "key '" + key + "' is given twice, first in line " + first.line());
            }
            parser.nextToken();
            object.set(key, value(child));
        }
        return object;
    }

    private ArrayNode array(JsonPointer pointer) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonPointer child = pointer.appendIndex(array.size());
            keys.put(child, place());
            array.add(value(child));
        }
        return array;
    }

    private Place place() {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(source, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static InvalidInputException problem(Place place, JsonPointer pointer, String text) {
        return new Problem(place, pointer, text, Optional.empty()).toException();
    }

    private static InvalidInputException syntaxError(String source, JsonProcessingException e) {
        return problem(place(source, e), JsonPointer.empty(), "not valid YAML: " + reason(e.getOriginalMessage()));
    }

    private static Place place(String source, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null
                ? new Place(source, 1, 1)
                : new Place(source, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /** First line of what the parser says, without the inner names that it adds to "Expected a field name". */
    private static String reason(String message) {
        String first = message.lines().findFirst().orElse("").strip();
        int inner = first.indexOf(", got this instead: <");
        return inner < 0 ? first : first.substring(0, inner) + ", given a list or mapping as key";
    }
}

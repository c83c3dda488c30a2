package io.exeunt.hwmodels.workload.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.JsonProblem;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one file token by token, so that each row knows its line and column; one file, one parser. */
final class LayerTableParser {
    private static final int MOST_LEVELS = 100;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_LEVELS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> HEADER = Set.of("schema_version", "name", "input", "layers", "exits");

    private final String file;
    private final ObjectNode header = JSON.createObjectNode();
    private final Map<String, List<Row>> tables = new LinkedHashMap<>();

    LayerTableParser(String file) {
        this.file = file;
    }

    /** Name of the key that holds the rows of a table in Exeunt's own form. */
    static final String LAYERS = "layers";

    Map<String, OperatorGraph> parse(InputStream in) throws IOException {
        Map<String, OperatorGraph> several = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(in)) {
            require(parser, parser.nextToken() == JsonToken.START_OBJECT, "expected an object");
            readAll(parser, several);
            require(parser, parser.nextToken() == null, "expected the end of the file after one object");
        } catch (JsonProcessingException e) {
            throw JsonProblem.of(file, "not JSON", e);
        }
        if (several.isEmpty() || !tables.isEmpty()) {
            several.putAll(graphs());
        }
        return several;
    }

    private Map<String, OperatorGraph> graphs() {
        return new GraphAssembly(file, header, tables).graphs();
    }

    /** One table, or several, each an object of its own under its name. */
    private void readAll(JsonParser parser, Map<String, OperatorGraph> several) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken token = parser.nextToken();
            if (key.equals(LAYERS) || (token == JsonToken.START_ARRAY && !HEADER.contains(key))) {
                require(parser, token == JsonToken.START_ARRAY, key + ": expected a list of rows");
                tables.put(key, readRows(parser));
            } else if (token == JsonToken.START_OBJECT && !HEADER.contains(key)) {
                LayerTableParser inner = new LayerTableParser(file);
                inner.readAll(parser, several);
                several.putAll(inner.graphs());
            } else {
                require(parser, HEADER.contains(key), "unknown key '" + key + "'");
                header.set(key, JSON.readTree(parser));
            }
        }
    }

    private List<Row> readRows(JsonParser parser) throws IOException {
        List<Row> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String place = at(parser.currentTokenLocation()) + " row " + (rows.size() + 1);
            JsonNode row = JSON.readTree(parser);
            if (!(row instanceof ObjectNode fields)) {
                throw new InvalidInputException(place, "expected an object, given " + row, null);
            }
            rows.add(new Row(place, fields));
        }
        return rows;
    }

    private void require(JsonParser parser, boolean holds, String problem) {
        if (!holds) {
            throw new InvalidInputException(at(parser.currentTokenLocation()), problem, null);
        }
    }

    private String at(JsonLocation location) {
        return file + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }
}

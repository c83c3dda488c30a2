package io.exeunt.ground.spec.bind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.Placed;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * How a kind of file stands for a record: read and printed by the same rules, so that what is printed reads back as the same.
 *
 * <ul>
 *   <li>A component's key is its name in snake_case ({@link Key} says otherwise); a key that is left out has the schema's default, or what
 *       {@link Absent} says. Optionals, mappings and what may be null may be left out.
 *   <li>Records, lists and mappings stand under keys of their own, or {@link Inlined}. Enumerations are in lower case.
 *   <li>Of a sealed interface, the record is filled that is told {@link ByTag}, or by the key of its first component ({@link Variant} says
 *       otherwise). Keys of its other records are refused, as they would have no effect.
 * </ul>
 *
 * The schema holds ranges, defaults and descriptions; {@link #disagreements} says where it and the records part. What a record's
 * constructor refuses is told with file:line:column.
 *
 * @param <T> the record
 */
public final class RecordForm<T extends Record> {
    private final Class<T> type;
    private final SchemaNode schema;
    private final Leaves leaves;

    private RecordForm(Class<T> type, SchemaNode schema, Leaves leaves) {
        this.type = type;
        this.schema = schema;
        this.leaves = leaves;
    }

    /**
     * The form of a record.
     *
     * @param schema JSON Schema that documents are checked against before
     * @param leaves types of single values
     */
    public static <T extends Record> RecordForm<T> of(Class<T> type, JsonNode schema, Leaves leaves) {
        return new RecordForm<>(type, SchemaNode.of(schema), leaves);
    }

    /**
     * Fills the record.
     *
     * @param placed the document as it was read, for the places of mistakes
     * @param document that fits the schema
     * @param folder from which relative paths start
     * @throws InvalidInputException if keys exclude each other, one is missing, or a constructor refuses its values
     */
    public T read(Placed<?> placed, ObjectNode document, Path folder) {
        FormNode root = new FormNode(placed, "", document, schema, "");
        return type.cast(new RecordReader(leaves, folder).read(type, root, Set.of()));
    }

    /** The record as a document. */
    public ObjectNode print(T value) {
        return new RecordWriter(leaves).written(value, schema);
    }

    /** Keys of the schema that no component stands for, and components without a key in it; empty if the two agree. */
    public List<String> disagreements() {
        return new FormCheck(leaves).of(type, schema);
    }
}

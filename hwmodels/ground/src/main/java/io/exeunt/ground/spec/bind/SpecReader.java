package io.exeunt.ground.spec.bind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.DocumentReader;
import io.exeunt.ground.spec.Placed;
import io.exeunt.ground.spec.YamlText;
import java.nio.file.Path;
import java.util.List;

/**
 * A kind of file as a record: read with the places of all mistakes ({@link DocumentReader}, then the {@link RecordForm}), and printed so
 * that it reads back as the same.
 *
 * @param <T> the record
 */
public final class SpecReader<T extends Record> {
    private static final Path HERE = Path.of("");

    private final DocumentReader documents;
    private final RecordForm<T> form;

    private SpecReader(DocumentReader documents, RecordForm<T> form) {
        this.documents = documents;
        this.form = form;
    }

    /**
     * A reader for one kind of file whose single values are plain ones.
     *
     * @param type the record to fill
     * @param schemaResource class-path name of the JSON Schema, absolute ("/…") or relative to the record's package
     */
    public static <T extends Record> SpecReader<T> of(Class<T> type, String schemaResource) {
        return of(type, schemaResource, Leaves.PLAIN);
    }

    /** As {@link #of(Class, String)}, with types of single values. */
    public static <T extends Record> SpecReader<T> of(Class<T> type, String schemaResource, Leaves leaves) {
        DocumentReader documents = DocumentReader.of(type, schemaResource);
        return new SpecReader<>(documents, RecordForm.of(type, documents.schema(), leaves));
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it is missing, unreadable or wrong
     */
    public T read(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return bind(documents.place(file, List.of()), folder == null ? HERE : folder)
                .value();
    }

    /**
     * Reads a text.
     *
     * @param source what messages call it, usually a file name
     * @param text YAML or JSON
     * @throws InvalidInputException if it is wrong
     */
    public T parse(String source, String text) {
        return place(source, text, List.of()).value();
    }

    /**
     * As {@link #parse} with some values replaced, keeping the places for checks that come later.
     *
     * @param assignments see {@link DocumentReader#place(Path, List)}
     */
    public Placed<T> place(String source, String text, List<String> assignments) {
        return bind(documents.place(source, text, assignments), HERE);
    }

    /** The record as YAML. */
    public String print(T value) {
        return YamlText.of(form.print(value));
    }

    /** See {@link RecordForm#disagreements}. */
    public List<String> disagreements() {
        return form.disagreements();
    }

    private Placed<T> bind(Placed<ObjectNode> placed, Path folder) {
        return placed.with(form.read(placed, placed.value(), folder));
    }
}

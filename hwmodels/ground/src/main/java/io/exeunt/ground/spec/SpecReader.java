package io.exeunt.ground.spec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads YAML or JSON into a record, checking it against a JSON Schema first. Keys are the record's components in snake_case
 * ({@code freqMhz} is {@code freq_mhz}). What a person got wrong (syntax, unknown or repeated key, wrong type, value out of range,
 * a record's own check) becomes one {@link InvalidInputException} that lists the mistakes in reading order, each with
 * file:line:column, JSON pointer, what is allowed and a guess:
 *
 * <pre>
 * study.yaml:14:9: /search/algorithm: expected one of nsga2, random, given "nsga"
 *   Maybe you meant 'nsga2'
 * </pre>
 *
 * <p>Of a sealed interface, the record that has the keys is filled. The text is read once; the places come from the same parse as the values.
 *
 * @param <T> the record
 */
public final class SpecReader<T> {
    private static final ObjectMapper RECORDS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new SealedByKeys()))
            .build();

    /** Largest file in bytes: some hundred times the largest that is known. */
    private static final long MOST_BYTES = BoundedFile.MIB;

    private final Class<T> type;
    private final SpecSchema schema;

    private SpecReader(Class<T> type, SpecSchema schema) {
        this.type = type;
        this.schema = schema;
    }

    /**
     * A reader for one kind of file.
     *
     * @param type the record to fill
     * @param schemaResource class-path name of the JSON Schema, absolute ("/…") or relative to the record's package
     */
    public static <T> SpecReader<T> of(Class<T> type, String schemaResource) {
        return new SpecReader<>(type, SpecSchema.resource(type, schemaResource));
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it is missing, unreadable or wrong
     */
    public T read(Path file) {
        return read(file, List.of());
    }

    /**
     * Reads a file with some of its values replaced.
     *
     * @param file YAML or JSON in UTF-8
     * @param assignments "a.b.0.c=value" as on the command line, the value in YAML; later ones win
     * @throws InvalidInputException if the file is missing, unreadable or wrong, or an assignment is
     */
    public T read(Path file, List<String> assignments) {
        return parse(file.toString(), text(file), assignments);
    }

    /**
     * Reads a text.
     *
     * @param source what messages call it, usually a file name
     * @param text YAML or JSON
     * @throws InvalidInputException if it is wrong
     */
    public T parse(String source, String text) {
        return parse(source, text, List.of());
    }

    /** As {@link #parse(String, String)} with some values replaced, see {@link #read(Path, List)}. */
    public T parse(String source, String text, List<String> assignments) {
        return place(source, text, assignments).value();
    }

    /** As {@link #read(Path, List)}, keeping the places for checks that come later. */
    public Placed<T> place(Path file, List<String> assignments) {
        return place(file.toString(), text(file), assignments);
    }

    /** As {@link #parse(String, String, List)}, keeping the places for checks that come later. */
    public Placed<T> place(String source, String text, List<String> assignments) {
        SpecDocument document = YamlTree.parse(source, text);
        for (String assignment : assignments) {
            document = document.with(assignment);
        }
        List<Problem> problems = schema.problems(document);
        if (!problems.isEmpty()) {
            throw Problem.asException(problems);
        }
        return new Placed<>(bind(document), document);
    }

    private T bind(SpecDocument document) {
        try {
            return RECORDS.treeToValue(document.root(), type);
        } catch (JsonMappingException e) {
            throw problem(document, pointer(e), rootCause(e)).toException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonPointer pointer(JsonMappingException e) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getFieldName());
        }
        return pointer;
    }

    private static Throwable rootCause(JsonMappingException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Problem problem(SpecDocument document, JsonPointer pointer, Throwable cause) {
        if (cause instanceof PointedException pointed) {
            JsonPointer inside = pointer.append(JsonPointer.compile(pointed.pointer()));
            return new Problem(
                    document.place(inside),
                    inside,
                    String.valueOf(pointed.getMessage()),
                    Optional.ofNullable(pointed.hint()));
        }
        String text = cause instanceof JsonMappingException mapping
                ? mapping.getOriginalMessage()
                : String.valueOf(cause.getMessage());
        return new Problem(document.place(pointer), pointer, text, Optional.empty());
    }

    private static String text(Path file) {
        try {
            return BoundedFile.text(file, MOST_BYTES, "a scenario or device file");
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "there is no such file", null, e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file.toString(), "expected text in UTF-8", null, e);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "cannot be read: " + e.getMessage(), null, e);
        }
    }
}

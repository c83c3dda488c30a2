package io.exeunt.ground.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads YAML or JSON and checks it against a JSON Schema. What a person got wrong (syntax, unknown or repeated key, wrong type, value out
 * of range) becomes one {@link InvalidInputException} that lists the mistakes in reading order, each with file:line:column, JSON pointer,
 * what is allowed and a guess:
 *
 * <pre>
 * study.yaml:14:9: /search/algorithm: expected one of nsga2, random, given "nsga"
 *   Maybe you meant 'nsga2'
 * </pre>
 *
 * <p>The text is read once; the places come from the same parse as the values.
 */
public final class DocumentReader {
    /** Largest file in bytes: some hundred times the largest that is known. */
    private static final long MOST_BYTES = BoundedFile.MIB;

    private final SpecSchema schema;

    private DocumentReader(SpecSchema schema) {
        this.schema = schema;
    }

    /**
     * A reader for one kind of file, whose schema is that of an object.
     *
     * @param neighbour class that a relative name starts from
     * @param schemaResource class-path name of the JSON Schema, absolute ("/…") or relative
     */
    public static DocumentReader of(Class<?> neighbour, String schemaResource) {
        return new DocumentReader(SpecSchema.resource(neighbour, schemaResource));
    }

    /** The schema. */
    public JsonNode schema() {
        return schema.tree();
    }

    /**
     * Reads a file with some of its values replaced, keeping the places for checks that come later.
     *
     * @param file YAML or JSON in UTF-8
     * @param assignments "a.b.0.c=value" as on the command line, the value in YAML; later ones win
     * @throws InvalidInputException if the file is missing, unreadable or wrong, or an assignment is
     */
    public Placed<ObjectNode> place(Path file, List<String> assignments) {
        return place(file.toString(), text(file), assignments);
    }

    /**
     * Reads a text, likewise.
     *
     * @param source what messages call it, usually a file name
     * @param text YAML or JSON
     */
    public Placed<ObjectNode> place(String source, String text, List<String> assignments) {
        SpecDocument document = YamlTree.parse(source, text);
        for (String assignment : assignments) {
            document = document.with(assignment);
        }
        List<Problem> problems = schema.problems(document);
        if (!problems.isEmpty()) {
            throw Problem.asException(problems);
        }
        return new Placed<>((ObjectNode) document.root(), document);
    }

    private static String text(Path file) {
        try {
            return BoundedFile.text(file, MOST_BYTES, "a scenario or device file");
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "there is no such file", null, e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file.toString(), "expected text in UTF-8", null, e);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "cannot be read: " + Reason.of(e), null, e);
        }
    }
}

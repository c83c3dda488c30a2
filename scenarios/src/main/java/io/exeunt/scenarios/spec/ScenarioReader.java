package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.filekind.Wanted;
import io.exeunt.ground.spec.DocumentReader;
import io.exeunt.ground.spec.Placed;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads scenario files. Everything that can be known to be wrong is told before any work starts. */
public final class ScenarioReader {
    private static final DocumentReader READER = DocumentReader.of(ScenarioReader.class, ScenarioSchema.RESOURCE);

    private final KnownNames known;

    private final Consumer<String> notes;

    /** A reader that checks names of devices and policies against these. */
    public ScenarioReader(KnownNames known) {
        this(known, note -> {});
    }

    /**
     * A reader that says what it chose by itself.
     *
     * @param notes hears a sentence where something that was asked for is not there and something else stands in
     */
    public ScenarioReader(KnownNames known, Consumer<String> notes) {
        this.known = known;
        this.notes = notes;
    }

    /**
     * Reads a file.
     *
     * @param file YAML or JSON; relative paths in it start from its folder
     * @param assignments "search.evaluations=200" as given to --set; later ones win
     * @throws InvalidInputException if the file or an assignment is wrong, with file:line:column or the option
     */
    public Scenario read(Path file, List<String> assignments) {
        return place(file, assignments).value();
    }

    /** As {@link #read}, keeping the places for mistakes that show later. */
    public Placed<Scenario> place(Path file, List<String> assignments) {
        Wanted.SCENARIO.require(file);
        Path parent = file.toAbsolutePath().getParent();
        return build(READER.place(file, assignments), parent == null ? file.toAbsolutePath() : parent);
    }

    /**
     * Reads a text.
     *
     * @param source what messages call it
     * @param text YAML or JSON
     * @param folder from which relative paths start
     */
    public Scenario parse(String source, String text, Path folder, List<String> assignments) {
        return build(READER.place(source, text, assignments), folder).value();
    }

    /** The scenario of a file that says its name alone: all else is the schema's default. */
    public static Scenario unsaid() {
        return trusted("name: unsaid\n", Path.of(""));
    }

    /** Reads what {@link ScenarioPrinter} wrote of a scenario that had passed all checks; nothing that it refers to is looked at. */
    static Scenario trusted(String text, Path folder) {
        return ScenarioForm.read(READER.place("scenario", text, List.of()), folder);
    }

    private Placed<Scenario> build(Placed<ObjectNode> placed, Path folder) {
        return placed.with(new ScenarioCheck(known, placed, notes).checked(ScenarioForm.read(placed, folder)));
    }
}

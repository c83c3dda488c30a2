package io.exeunt.search.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A study as its folder tells it, for readers: space and goals of {@code study.json}, trials of {@code trials.jsonl}. Nothing is locked,
 * written or cut off, so that a study which is under way can be read, too.
 *
 * @param space of its designs
 * @param goals objectives and limits
 * @param journal where its trials are
 */
public record StoredStudy(DesignSpace space, Goals goals, Path journal) {
    private static final Pattern RANGE =
            Pattern.compile("(?:a whole number )?in (-?[^.]+(?:\\.\\d+)?(?:E-?\\d+)?)\\.\\.(.+)");
    private static final String OPTIONS = "one of [";
    private static final String AGAIN = "the files of a search are written by run and search";

    /**
     * The study of a folder.
     *
     * @throws InvalidInputException if none was begun there, or its file is not one of this version
     */
    public static StoredStudy in(Path folder) {
        Path file = folder.resolve(StudyFile.NAME);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    folder.toString(), "no search was begun here: study.json is missing", AGAIN);
        }
        try {
            JsonNode json = JsonMapper.builder()
                    .build()
                    .readTree(BoundedFile.text(file, StudyFile.MOST_BYTES, "the description of a study"));
            return new StoredStudy(space(json.path("space")), goals(json), folder.resolve("trials.jsonl"));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw new InvalidInputException(file.toString(), "not a study's file: " + e.getMessage(), AGAIN, e);
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }

    private static DesignSpace space(JsonNode dimensions) {
        List<Dimension> all = new ArrayList<>();
        dimensions.forEach(json -> all.add(dimension(json)));
        return new DesignSpace(all);
    }

    /** What {@link StudyFile} wrote of a dimension; held against what it would write of this one. */
    private static Dimension dimension(JsonNode json) {
        String name = json.path("name").asText();
        String allowed = json.path("allowed").asText();
        Dimension read =
                switch (json.path("kind").asText()) {
                    case "Flag" -> new Dimension.Flag(name);
                    case "Choice" -> new Dimension.Choice(name, options(allowed));
                    case "IntRange" ->
                        new Dimension.IntRange(
                                name, Integer.parseInt(bound(allowed, 1)), Integer.parseInt(bound(allowed, 2)));
                    case "RealRange" ->
                        new Dimension.RealRange(
                                name, Double.parseDouble(bound(allowed, 1)), Double.parseDouble(bound(allowed, 2)));
                    default -> throw new IllegalArgumentException("Expected a kind of dimension, given " + json);
                };
        if (!read.allowed().equals(allowed)) {
            throw new IllegalArgumentException("Expected " + name + " to be " + read.allowed() + ", given " + allowed);
        }
        return read;
    }

    private static List<String> options(String allowed) {
        if (!allowed.startsWith(OPTIONS)) {
            throw new IllegalArgumentException("Expected options, given '" + allowed + "'");
        }
        return List.of(allowed.substring(OPTIONS.length(), allowed.length() - 1).split(", "));
    }

    private static String bound(String allowed, int group) {
        Matcher range = RANGE.matcher(allowed);
        if (!range.matches()) {
            throw new IllegalArgumentException("Expected a range, given '" + allowed + "'");
        }
        return range.group(group);
    }

    private static Goals goals(JsonNode json) {
        List<Objective> objectives = new ArrayList<>();
        json.path("objectives")
                .forEach(each -> objectives.add(new Objective(
                        each.path("name").asText(),
                        each.path("unit").asText(),
                        Objective.Direction.valueOf(each.path("direction").asText()))));
        List<Constraint> constraints = new ArrayList<>();
        json.path("constraints")
                .forEach(each -> constraints.add(new Constraint(
                        each.path("name").asText(),
                        each.path("unit").asText(),
                        Constraint.Sense.valueOf(each.path("sense").asText()),
                        each.path("bound").asDouble())));
        return new Goals(objectives, constraints);
    }

    /**
     * Reads all whole trials, in order, without keeping them.
     *
     * @throws StoreException if the journal can't be read, or a line of it was changed, lost or doubled
     */
    public void forEach(Consumer<Evaluation> reader) {
        TrialLines lines = new TrialLines(space, goals);
        long number = 1;
        try (FileChannel channel = FileChannel.open(journal)) {
            long whole = LineReader.Survey.of(channel).lines();
            LineReader from = new LineReader(channel);
            lines.requireHeader(next(from));
            for (number = 2; number <= whole; number++) {
                reader.accept(lines.parse(next(from)));
            }
        } catch (IllegalArgumentException e) {
            throw new StoreException(journal + ":" + number + ": not a trial of this study: " + e.getMessage(), e);
        } catch (IOException e) {
            throw StoreException.reading(journal, e);
        }
    }

    private static byte[] next(LineReader from) throws IOException {
        Optional<byte[]> line = from.next();
        return line.orElseThrow(() -> new IllegalArgumentException("the file ends here"));
    }
}

package io.exeunt.search.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code checkpoint.json}: the latest {@link SearchCheckpoint} of a study as a line of JSON, and a line with the SHA-256 of the first. It only
 * saves time: without it, or where it is of no use, the course of the search is taken again from the journal.
 */
final class SearchCheckpointFile implements Checkpoints {
    static final String NAME = "checkpoint.json";

    /** To be raised with every change of what a search proposes. */
    private static final int VERSION = 4;

    private static final long MOST_BYTES = 256 * BoundedFile.MIB;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final String study;
    private final Consumer<String> notes;

    /**
     * The checkpoint of a study.
     *
     * @param study digest of all that the study's course depends on
     * @param notes is told where there is one that is of no use
     */
    SearchCheckpointFile(Path file, String study, Consumer<String> notes) {
        this.file = file;
        this.study = study;
        this.notes = notes;
    }

    /** As it is written. */
    private record Written(int version, String study, SearchCheckpoint checkpoint) {}

    @Override
    public void write(SearchCheckpoint checkpoint) {
        try {
            String line = JSON.writeValueAsString(new Written(VERSION, study, checkpoint));
            AtomicFile.write(file, line + "\n" + digest(line) + "\n");
        } catch (IOException e) {
            notes.accept(file + ": can't be written: " + Reason.of(e) + ". Going on later takes longer without it");
        }
    }

    @Override
    public Optional<SearchCheckpoint> latest() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parsed(BoundedFile.text(file, MOST_BYTES, "a checkpoint")));
        } catch (JsonProcessingException e) {
            refuse("it can't be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            refuse("it can't be read: " + Reason.of(e));
        } catch (InvalidInputException | IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    @Override
    public void refuse(String because) {
        notes.accept(file + ": of no use, as " + because
                + ". The search's course is taken again from its journal, which gives the same and takes longer");
    }

    private SearchCheckpoint parsed(String text) throws JsonProcessingException {
        int end = text.indexOf('\n');
        String line = text.substring(0, Math.max(0, end));
        if (!text.substring(end + 1).equals(digest(line) + "\n")) {
            throw new IllegalArgumentException("it was damaged: its digest is not that of its content");
        }
        @Nullable Written written = JSON.readValue(line, Written.class);
        if (written == null || written.version() != VERSION) {
            throw new IllegalArgumentException("another version of Exeunt wrote it");
        }
        if (!study.equals(written.study())) {
            throw new IllegalArgumentException("it is of another study");
        }
        return Objects.requireNonNull(written.checkpoint());
    }

    private static String digest(String line) {
        return Sha256.of(line.getBytes(StandardCharsets.UTF_8));
    }
}

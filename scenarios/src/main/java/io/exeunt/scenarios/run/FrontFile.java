package io.exeunt.scenarios.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The front of a result in a small file beside it, so that thousands of studies are set side by side without reading all of their designs. */
final class FrontFile {
    private static final JsonMapper JSON = StudyJson.mapper();

    private FrontFile() {}

    /**
     * What is kept.
     *
     * @param result SHA-256 of the result that the front was taken from
     */
    private record Kept(String result, Finished front) {}

    /**
     * The front that was taken from this very result, or taken anew and kept.
     *
     * @param file small one
     * @param result whole one
     * @param taken takes the front from the result
     */
    static Finished of(Path file, Path result, Supplier<Finished> taken) {
        try {
            String hash = Sha256.of(result);
            Optional<Kept> kept = read(file).filter(found -> found.result().equals(hash));
            if (kept.isPresent()) {
                return kept.get().front();
            }
            Finished front = taken.get();
            AtomicFile.write(file, JSON.writeValueAsBytes(new Kept(hash, front)));
            return front;
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        }
    }

    /** One that is damaged, or another version's, is as good as none. */
    private static final long MOST_BYTES = 64 * BoundedFile.MIB;

    private static Optional<Kept> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(BoundedFile.bytes(file, MOST_BYTES, "a kept front"), Kept.class));
        } catch (JsonProcessingException | InvalidInputException damaged) {
            return Optional.empty();
        }
    }
}

package io.exeunt.scenarios.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** All that a report shows of a study, in its folder: the report is a function of this file. */
final class ResultFile {
    private static final JsonMapper JSON = StudyJson.mapper();

    /** Unpacked; beyond, it is a file made to fill the memory. */
    private static final long MOST_BYTES = 1024 * BoundedFile.MIB;

    private static final String AGAIN = "run the scenario again into this folder: finished evaluations are kept";

    private ResultFile() {}

    /** Writes a result, whole or not at all. */
    static void write(Path file, StudyReport report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            JSON.writeValue(out, report);
        }
        AtomicFile.write(file, bytes.toByteArray());
    }

    /**
     * Reads a result.
     *
     * @throws InvalidInputException if the file is not one
     */
    static StudyReport read(Path file) {
        try (InputStream packed = Files.newInputStream(file);
                InputStream in = BoundedFile.limited(
                        new GZIPInputStream(packed), file.toString(), MOST_BYTES, "the result of a study")) {
            return required(file, JSON.readValue(in, StudyReport.class));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    file.toString(),
                    "not a result that this version of Exeunt wrote: " + StudyJson.problem(e),
                    AGAIN,
                    e);
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }

    /** The word null alone is JSON, too. */
    private static StudyReport required(Path file, @Nullable StudyReport report) {
        if (report == null) {
            throw new InvalidInputException(
                    file.toString(), "not a result that this version of Exeunt wrote: it is empty", AGAIN);
        }
        return report;
    }
}

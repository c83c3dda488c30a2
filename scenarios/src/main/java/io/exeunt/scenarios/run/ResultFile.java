package io.exeunt.scenarios.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.AtomicFile;
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

/** All that a report shows of a study, in its folder: the report is a function of this file. */
final class ResultFile {
    private static final JsonMapper JSON = StudyJson.mapper();

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
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return JSON.readValue(in, StudyReport.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    file.toString(),
                    "not a result that this version of Exeunt wrote: " + e.getOriginalMessage(),
                    "run the scenario again into this folder: finished evaluations are kept",
                    e);
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }
}

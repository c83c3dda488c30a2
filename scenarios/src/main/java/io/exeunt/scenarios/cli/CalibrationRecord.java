package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.Reason;
import io.exeunt.hwmodels.calibration.LatencyFit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** What a calibrated device file says of where its numbers come from. */
final class CalibrationRecord {
    private static final int DIGITS = 16;

    private CalibrationRecord() {}

    static String of(List<Path> files, LatencyFit fit, Instant now) {
        String from = files.stream().map(CalibrationRecord::file).collect(Collectors.joining(", "));
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return "fitted (" + fit.label() + ") with exeunt devices calibrate on " + day + " to latencies in " + from;
    }

    static String ofTables(List<Path> files, Instant now) {
        String from = files.stream().map(CalibrationRecord::file).collect(Collectors.joining(", "));
        return "assembled with exeunt devices assemble on " + LocalDate.ofInstant(now, ZoneOffset.UTC) + " from "
                + from;
    }

    static String ofPowers(List<Path> files, Instant now) {
        String from = files.stream().map(CalibrationRecord::file).collect(Collectors.joining(", "));
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return "fitted with exeunt devices calibrate --power on " + day + " to powers in " + from;
    }

    private static String file(Path file) {
        try {
            Path name = file.getFileName();
            return (name == null ? file : name) + " (sha256 " + Sha256.of(file).substring(0, DIGITS) + ")";
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + Reason.of(e), null, e);
        }
    }
}

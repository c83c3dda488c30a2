package io.exeunt.scenarios.spec;

import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.Excerpt;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.simulator.event.ArrivalTimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Recorded arrivals: one time in s per line, never falling; empty lines and lines that begin with # are skipped. */
public final class ArrivalFile {
    private static final int MOST = 20_000_000;
    private static final long MOST_BYTES = 1024 * BoundedFile.MIB;

    private double[] timesS = new double[1024];
    private int size;

    private ArrivalFile() {}

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it is not there, or says no arrivals
     */
    public static ArrivalTimes read(Path file) {
        ArrivalFile lines = new ArrivalFile();
        try (BufferedReader reader = BoundedFile.reader(file, MOST_BYTES, "recorded arrivals")) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(file + ":" + ++number, line.strip());
            }
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + Reason.of(e), null, e);
        }
        try {
            return ArrivalTimes.of(Arrays.copyOf(lines.timesS, lines.size)).from(file.toString());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    file.toString(), String.valueOf(e.getMessage()), "one time in s per line, from the first on");
        }
    }

    private void add(String where, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (size == MOST) {
            throw new InvalidInputException(where, "expected at most " + MOST + " arrivals", null);
        }
        if (size == timesS.length) {
            timesS = Arrays.copyOf(timesS, 2 * size);
        }
        timesS[size] = timeS(where, line);
        if (size > 0 && timesS[size] < timesS[size - 1]) {
            throw new InvalidInputException(
                    where, "expected a time of at least " + timesS[size - 1] + " s, given " + line, "sort the file");
        }
        size++;
    }

    private static double timeS(String where, String line) {
        try {
            double timeS = Double.parseDouble(line);
            if (timeS >= 0 && Double.isFinite(timeS)) {
                return timeS;
            }
        } catch (NumberFormatException notANumber) {
            // told below with its place
        }
        throw new InvalidInputException(
                where, "expected a time in s, ≥ 0, given '" + Excerpt.ofValue(line) + "'", null);
    }
}

package io.exeunt.hwmodels.measure;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.ground.failure.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clocks that are held for a while. What they were is written to a file before the first of them is touched, so that even after a loss of
 * the process they can be set back. Safe for use by several threads.
 */
public final class HeldClocks implements AutoCloseable {
    private static final String HEADER =
            "# clocks before exeunt devices measure; set back with: exeunt devices measure --restore";
    private static final Pattern LINE = Pattern.compile(
            "(sys/(?:devices/system/cpu/cpufreq/policy\\d+/scaling_(?:min|max)_freq|class/devfreq/[\\w.:@-]+/(?:min|max)_freq))"
                    + " (\\d{1,18})");

    private final SystemFiles files;
    private final Path record;
    private boolean held;

    private HeldClocks(SystemFiles files, Path record) {
        this.files = files;
        this.record = record;
    }

    /**
     * Notes what clocks are, and may hold them from then on.
     *
     * @param record where that is written until they are set back
     * @throws InvalidInputException if a record is there already: of another measurement that goes on, or was lost
     * @throws StoreException if it can't be written, and then nothing may be changed
     */
    public static HeldClocks take(SystemFiles files, List<ClockKnob> knobs, Path record) {
        HeldClocks clocks = new HeldClocks(files, record);
        if (knobs.isEmpty()) {
            return clocks;
        }
        if (Files.exists(record)) {
            throw new InvalidInputException(
                    record.toString(),
                    "the clocks of this machine were not set back by a measurement before",
                    "if none is going on: exeunt devices measure --restore");
        }
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        knobs.stream().flatMap(knob -> knob.back(files).stream()).forEach(setting -> text.append(setting.file())
                .append(' ')
                .append(setting.value())
                .append('\n'));
        try {
            AtomicFile.write(record, text.toString());
        } catch (IOException e) {
            throw StoreException.writing(record, e);
        }
        clocks.held = true;
        return clocks;
    }

    /**
     * Holds a clock at one of its operating points.
     *
     * @throws InvalidInputException if the machine refuses it, or says afterwards that it is not so
     */
    public synchronized void hold(ClockKnob knob, long pointHz) {
        if (!held) {
            return;
        }
        knob.settings(files, pointHz).forEach(setting -> files.write(setting.file(), setting.value()));
        if (!knob.holds(files, pointHz)) {
            throw new InvalidInputException(
                    knob.name(),
                    "took " + pointHz / 1e6 + " MHz, but is not there",
                    "something else sets this clock: a daemon, a thermal limit, a power mode");
        }
    }

    /** Sets all clocks back; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (held) {
            held = false;
            restore(files, record);
        }
    }

    /**
     * Sets clocks back to what a record says, and removes it.
     *
     * @return how many limits were set
     * @throws InvalidInputException if a limit can't be set: all others are, and the record stays
     */
    public static int restore(SystemFiles files, Path record) {
        List<ClockKnob.Setting> settings = read(record);
        List<String> failures = new ArrayList<>();
        for (ClockKnob.Setting setting : settings) {
            try {
                files.write(setting.file(), setting.value());
            } catch (InvalidInputException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        if (!failures.isEmpty()) {
            throw new InvalidInputException(
                    record.toString(),
                    "clocks could not be set back: " + String.join("; ", failures),
                    "as root: exeunt devices measure --restore");
        }
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw StoreException.writing(record, e);
        }
        return settings.size();
    }

    private static List<ClockKnob.Setting> read(Path record) {
        List<ClockKnob.Setting> settings = new ArrayList<>();
        try {
            for (String line : BoundedFile.text(record, BoundedFile.MIB, "a record of clocks")
                    .lines()
                    .toList()) {
                Matcher setting = LINE.matcher(line);
                if (setting.matches()) {
                    settings.add(new ClockKnob.Setting(setting.group(1), Long.parseLong(setting.group(2))));
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    throw new InvalidInputException(
                            record.toString(), "Expected a clock's file and a number, given '" + line + "'", null);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(record.toString(), "can't be read: " + Reason.of(e), null, e);
        }
        return settings;
    }
}

package io.exeunt.hwmodels.measure;

import io.exeunt.hwmodels.measure.MeasuredRow.Job;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Measures jobs at every combination of clocks, and says what could not be. */
public final class MachineMeasuring {
    /** A clock that the kernel says is further off than this share is told. */
    private static final double CLOCK_TOLERANCE = 0.02;

    /** Above this share of time that others had the processor, elapsed times are told to be doubtful. */
    private static final double DISTURBED = 0.1;

    private final SystemFiles files;
    private final List<ClockAxis> axes;
    private final HeldClocks clocks;
    private final PowerWatch watch;
    private final LatencySampler sampler;
    private final Consumer<String> notes;

    /** Makes jobs ready to run. */
    @FunctionalInterface
    public interface Bench {
        /** Something that runs the job once whenever it is asked to; closed when it is measured. */
        Running open(Job job);
    }

    /** A job that is ready. */
    public interface Running extends Runnable, AutoCloseable {
        @Override
        void close();
    }

    /**
     * For one machine.
     *
     * @param axes clocks that are varied; empty to leave them as they are
     * @param clocks that may be held; those of the axes
     * @param notes hears what was not as it should be
     */
    public MachineMeasuring(
            SystemFiles files,
            List<ClockAxis> axes,
            HeldClocks clocks,
            PowerWatch watch,
            LatencySampler sampler,
            Consumer<String> notes) {
        this.files = files;
        this.axes = List.copyOf(axes);
        this.clocks = clocks;
        this.watch = watch;
        this.sampler = sampler;
        this.notes = notes;
    }

    /** How many rows so many jobs make. */
    public static int rows(int jobs, List<ClockAxis> axes) {
        return Math.multiplyExact(jobs, ClockAxis.states(axes).size());
    }

    /**
     * Measures what a table does not have yet.
     *
     * @param done hears of every row, measured or there before
     */
    public void measure(List<Job> jobs, Bench bench, MeasuredTable table, Consumer<Integer> done) {
        List<Map<String, Long>> states = ClockAxis.states(axes);
        int rows = 0;
        for (Job job : jobs) {
            List<Map<String, Long>> missing =
                    states.stream().filter(state -> !table.has(job, state)).toList();
            rows += states.size() - missing.size();
            if (missing.isEmpty()) {
                done.accept(rows);
                continue;
            }
            try (Running running = bench.open(job)) {
                for (Map<String, Long> state : missing) {
                    table.add(measure(job, state, running));
                    done.accept(++rows);
                }
            }
        }
    }

    private MeasuredRow measure(Job job, Map<String, Long> state, Running running) {
        axes.forEach(axis -> clocks.hold(axis.knob(), state.getOrDefault(axis.domain(), 0L)));
        LatencySummary[] latency = new LatencySummary[1];
        Map<String, Double> powers = watch.during(() -> latency[0] = sampler.measure(running, job.threads() == 1));
        axes.forEach(axis -> tellIfElsewhere(axis, state.getOrDefault(axis.domain(), 0L), job));
        tellIfDisturbed(latency[0], job);
        return new MeasuredRow(job, state, latency[0], powers, temperatureC());
    }

    private void tellIfDisturbed(LatencySummary latency, Job job) {
        if (latency.disturbed() > DISTURBED) {
            notes.accept(String.format(
                    Locale.ROOT,
                    "something else had the processor for %.0f %% of %s's time: elapsed times are too long (--time processor counts what"
                            + " it worked)",
                    100 * latency.disturbed(),
                    job.network()));
        }
    }

    private void tellIfElsewhere(ClockAxis axis, long pointHz, Job job) {
        OptionalDouble now = axis.knob().nowHz(files);
        if (now.isPresent() && Math.abs(now.getAsDouble() / pointHz - 1) > CLOCK_TOLERANCE) {
            notes.accept(axis.domain() + " was to be at " + ClockAxis.megahertz(pointHz) + " MHz under " + job.network()
                    + ", but the kernel says " + ClockAxis.megahertz(Math.round(now.getAsDouble()))
                    + ": throttled, or idle by then");
        }
    }

    /** The highest that any zone tells; NaN for none. */
    private double temperatureC() {
        return files.list("sys/class/thermal").stream()
                .filter(zone -> zone.startsWith("thermal_zone"))
                .map(zone -> files.number("sys/class/thermal/" + zone + "/temp"))
                .filter(OptionalLong::isPresent)
                .mapToDouble(reading -> reading.getAsLong() * 1e-3)
                .max()
                .orElse(Double.NaN);
    }
}

package io.exeunt.hwmodels.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads meters again and again while something runs. Powers are means over the time between start and end. */
public final class PowerWatch {
    private static final long INTERVAL_MS = 20;

    private final SystemFiles files;
    private final List<PowerRail> rails;
    private final LongSupplier nanos;

    /**
     * A watch over some meters.
     *
     * @param nanos a clock that never goes back, in ns
     */
    public PowerWatch(SystemFiles files, List<PowerRail> rails, LongSupplier nanos) {
        this.files = files;
        this.rails = List.copyOf(rails);
        this.nanos = nanos;
    }

    /** One rail's sum so far. */
    private static final class Sum {
        private double watts;
        private int readings;

        void add(double reading) {
            if (!Double.isNaN(reading)) {
                watts += reading;
                readings++;
            }
        }

        double mean() {
            return readings == 0 ? Double.NaN : watts / readings;
        }
    }

    /** Runs a task and gives the mean power of each rail in W, NaN for one that could not be read. */
    public Map<String, Double> during(Runnable task) {
        if (rails.isEmpty()) {
            task.run();
            return Map.of();
        }
        Map<PowerRail.Instant, Sum> sums = new LinkedHashMap<>();
        rails.stream()
                .filter(PowerRail.Instant.class::isInstance)
                .map(PowerRail.Instant.class::cast)
                .forEach(rail -> sums.put(rail, new Sum()));
        Map<String, Long> counts = counts();
        long began = nanos.getAsLong();
        watched(task, sums);
        double seconds = (nanos.getAsLong() - began) * 1e-9;
        Map<String, Long> after = counts();
        Map<String, Double> powers = new LinkedHashMap<>();
        sums.forEach((rail, sum) -> powers.put(rail.name(), sum.mean()));
        rails.stream()
                .filter(PowerRail.Counter.class::isInstance)
                .map(PowerRail.Counter.class::cast)
                .forEach(rail ->
                        powers.put(rail.name(), power(rail, counts.get(rail.name()), after.get(rail.name()), seconds)));
        return Collections.unmodifiableMap(powers);
    }

    private static double power(PowerRail.Counter counter, @Nullable Long from, @Nullable Long to, double seconds) {
        return from == null || to == null || seconds <= 0 ? Double.NaN : counter.joules(from, to) / seconds;
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (PowerRail rail : rails) {
            if (rail instanceof PowerRail.Counter counter) {
                files.number(counter.microjoules()).ifPresent(count -> counts.put(counter.name(), count));
            }
        }
        return counts;
    }

    private void watched(Runnable task, Map<PowerRail.Instant, Sum> sums) {
        Thread reader = new Thread(() -> readUntilInterrupted(sums), "power meters");
        reader.setDaemon(true);
        reader.start();
        try {
            task.run();
        } finally {
            reader.interrupt();
            join(reader);
        }
    }

    /** At least once. */
    private void readUntilInterrupted(Map<PowerRail.Instant, Sum> sums) {
        while (true) {
            sums.forEach((rail, sum) -> sum.add(rail.read(files)));
            try {
                Thread.sleep(INTERVAL_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void join(Thread reader) {
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.exeunt.hwmodels.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that was measured.
 *
 * @param job what ran
 * @param clocksHz clocks that were held, by domain; empty for none
 * @param latency of the runs
 * @param powersW mean power of each rail meanwhile, warm-up included, in W; NaN where it could not be read
 * @param temperatureC highest temperature that the kernel told afterwards, in °C; NaN for none
 */
public record MeasuredRow(
        Job job, Map<String, Long> clocksHz, LatencySummary latency, Map<String, Double> powersW, double temperatureC) {
    /**
     * What is to run.
     *
     * @param network name
     * @param precision such as "fp32"
     * @param batch samples per run, > 0
     * @param threads of the runtime, > 0
     */
    public record Job(String network, String precision, int batch, int threads) {}

    public MeasuredRow {
        clocksHz = Collections.unmodifiableMap(new LinkedHashMap<>(clocksHz));
        powersW = Collections.unmodifiableMap(new LinkedHashMap<>(powersW));
    }
}

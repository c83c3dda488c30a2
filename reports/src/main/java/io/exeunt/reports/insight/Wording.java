package io.exeunt.reports.insight;

import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.ParameterValue;
import io.exeunt.explore.result.Setting;
import io.exeunt.reports.format.Numbers;
import io.exeunt.search.objective.Constraint.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Designs and limits in words, the same in every table and chart. */
public final class Wording {
    /** Governors whose clocks say all. */
    private static final Set<String> PLANNED = Set.of("static", "schedule", "performance", "powersave");

    private Wording() {}

    /** "p95 latency ≤ 5.00 ms", for use within a sentence. */
    public static String limit(Limit limit) {
        return inSentence(limit.metric())
                + (limit.sense() == Sense.AT_MOST ? " ≤ " : " ≥ ")
                + Numbers.of(limit.metric().quantity(), limit.bound());
    }

    /** "exit1 0.912 · exit2 0.850"; "none" when the policy has no numbers. */
    public static String parameters(Configuration configuration) {
        return configuration.parameters().isEmpty()
                ? "none"
                : configuration.parameters().stream().map(Wording::parameter).collect(Collectors.joining(" · "));
    }

    /** "gpu 1,300.5 MHz · emc 1,866 MHz" for a flat schedule, else per domain its clocks segment by segment. */
    public static String clocks(Setting setting, Configuration configuration) {
        return IntStream.range(0, setting.domains().size())
                        .mapToObj(domain -> setting.domains().get(domain).id() + " " + clocks(configuration, domain))
                        .collect(Collectors.joining(" · "))
                + governors(configuration);
    }

    /** Governors that decide while an inference runs, behind the clocks that they give its deepest path. */
    private static String governors(Configuration configuration) {
        List<String> deciding = configuration.clocks().stream()
                .map(BoardClocks::governor)
                .filter(governor -> !PLANNED.contains(governor))
                .distinct()
                .toList();
        return deciding.isEmpty() ? "" : " (" + String.join(", ", deciding) + ")";
    }

    /** A metric's name within a sentence: "mean latency", "MACs". */
    public static String inSentence(Metric metric) {
        return metric == Metric.MACS ? metric.title() : metric.title().toLowerCase(Locale.ROOT);
    }

    private static String clocks(Configuration configuration, int domain) {
        List<Double> freqHz =
                configuration.freqHz().stream().map(row -> row.get(domain)).toList();
        if (freqHz.isEmpty()) {
            return Numbers.NONE;
        }
        return freqHz.stream().distinct().count() == 1
                ? Numbers.megahertz(freqHz.get(0)) + " MHz"
                : runs(freqHz) + " MHz";
    }

    /** Equal neighbours drawn together: "3×1,032.75 → 854.25". */
    private static String runs(List<Double> freqHz) {
        List<String> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= freqHz.size(); i++) {
            if (i == freqHz.size() || !freqHz.get(i).equals(freqHz.get(start))) {
                String mhz = Numbers.megahertz(freqHz.get(start));
                runs.add(i - start > 1 ? (i - start) + "×" + mhz : mhz);
                start = i;
            }
        }
        return String.join(" → ", runs);
    }

    private static String parameter(ParameterValue parameter) {
        double value = parameter.value();
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
        return parameter.name() + " "
                + (whole ? Numbers.count((long) value) : String.format(Locale.ROOT, "%.4f", value));
    }
}

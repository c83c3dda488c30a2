package io.exeunt.policies.eenet;

import io.exeunt.simulator.policy.RuleNumber;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Tells of rules that leave at each kept exit but the last from a threshold on. */
final class ExitThresholds {
    private ExitThresholds() {}

    /**
     * The thresholds.
     *
     * @param kept exits, rising
     * @param thresholds [kept exit but the last]
     */
    static List<RuleNumber> numbers(int[] kept, double[] thresholds) {
        return IntStream.range(0, kept.length - 1)
                .mapToObj(i -> new RuleNumber("threshold", kept[i], thresholds[i]))
                .toList();
    }

    /** The same in a sentence, such as "by margin: leaves at exit 0 from 0.9, exit 2 always". */
    static String describe(String rule, int[] kept, double[] thresholds) {
        StringJoiner line = new StringJoiner(", ", rule + ": leaves at ", "");
        for (int i = 0; i < kept.length - 1; i++) {
            line.add(String.format(Locale.ROOT, "exit %d from %.4g", kept[i], thresholds[i]));
        }
        return line.add("exit " + kept[kept.length - 1] + " always").toString();
    }
}

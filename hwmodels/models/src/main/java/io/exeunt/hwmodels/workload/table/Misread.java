package io.exeunt.hwmodels.workload.table;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.InputShapes;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row that can't read what it reads.
 *
 * @param row where
 * @param operator what it does
 * @param outputs what the network's input and earlier rows give, by name, in order
 * @param inputs names of what it reads
 */
record Misread(Row row, Operator operator, Map<String, FeatureMap> outputs, List<String> inputs) {
    /** The mistake in words: what was expected, what is given by which row, and the likeliest mend. */
    InvalidInputException error(String expected) {
        String given =
                inputs.stream().map(name -> name + " of " + output(name).text()).collect(Collectors.joining(", "));
        String implied = row.has("inputs") ? "" : ", the row before";
        return row.error("inputs", "expected " + expected + ", given " + given + implied, hint());
    }

    private @Nullable String hint() {
        if (inputs.size() > 1) {
            return null;
        }
        return positions()
                .or(this::another)
                .or(this::reshaped)
                .or(this::missing)
                .orElse(null);
    }

    private Optional<String> positions() {
        long elements = output(inputs.get(0)).elements();
        return operator instanceof Linear linear && row.has("inputs") && elements % linear.inFeatures() == 0
                ? Optional.of("meant \"positions\": " + elements / linear.inFeatures()
                        + "; a part of a map is picked with a row of \"op\": \"view\"")
                : Optional.empty();
    }

    /** The last earlier row that could be read. */
    private Optional<String> another() {
        List<String> names = new ArrayList<>(outputs.keySet());
        Collections.reverse(names);
        return names.stream()
                .filter(name ->
                        InputShapes.expected(operator, List.of(output(name))).isEmpty())
                .findFirst()
                .map(name -> "meant \"inputs\": [\"" + name + "\"]");
    }

    private Optional<String> reshaped() {
        return output(inputs.get(0)).elements() == operator.input().elements()
                ? Optional.of("a row of \"op\": \"view\" is missing between them, if it is the same in another shape")
                : Optional.empty();
    }

    /** Nothing that is there fits: what made this of that was left out. */
    private Optional<String> missing() {
        FeatureMap given = output(inputs.get(0));
        FeatureMap wanted = operator.input();
        boolean larger = wanted.height() > given.height() || wanted.width() > given.width();
        return Optional.of("a row is missing before it, that makes " + wanted.text() + " of " + given.text()
                + (larger ? ", such as a \"transposed_convolution\" or an upsampling (\"op\": \"copy\")" : "")
                + ": makers of tables leave out what they do not know");
    }

    private FeatureMap output(String name) {
        return Objects.requireNonNull(outputs.get(name));
    }
}

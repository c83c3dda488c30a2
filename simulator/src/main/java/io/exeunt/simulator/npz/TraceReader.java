package io.exeunt.simulator.npz;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.HeadOrigin;
import io.exeunt.simulator.trace.TraceSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Assembles one trace from a file's arrays and checks what {@link OutputChecks} does not. */
final class TraceReader {
    private static final int LONGEST_TEXT = 200;

    private final TraceArrays arrays;
    private final RowSums sums;

    /**
     * A reader of one trace.
     *
     * @param folder "" or, in a bundle, the trace's name and a slash; what is not in the folder is looked for above it
     * @param sums what is done about rows that do not sum to 1
     */
    TraceReader(Path file, Map<String, NpyArray> arrays, String folder, RowSums sums) {
        this.arrays = new TraceArrays(file, arrays, folder);
        this.sums = sums;
    }

    StoredTrace read(String defaultNetwork) {
        ExitArrays fitArrays = ExitArrays.of(arrays, "fit");
        ExitArrays reportArrays = ExitArrays.of(arrays, "report");
        int exits = fitArrays.exits();
        require(reportArrays.exits() == exits, "report", "as many exits as fit, " + exits, reportArrays.exits());
        require(exits <= ExitSet.MAX_EXITS, "fit", "at most " + ExitSet.MAX_EXITS + " exits", exits);
        List<HeadKind> kinds = kinds(exits);
        TraceSplit fit = split("fit", fitArrays, kinds);
        TraceSplit report = split("report", reportArrays, kinds);
        require(report.classes() == fit.classes(), "report", fit.classes() + " classes, as in fit", report.classes());
        requireSameConfidences(fit, report);
        List<String> names = exitNames(exits);
        String network = texts("network", 1, List.of(defaultNetwork)).get(0);
        return new StoredTrace(new ExitTrace(network, names, fit, report), costs(exits), origin());
    }

    private void requireSameConfidences(TraceSplit fit, TraceSplit report) {
        for (int k = 0; k < fit.exits().size(); k++) {
            boolean inFit = fit.exits().get(k).confidence() != null;
            boolean inReport = report.exits().get(k).confidence() != null;
            require(
                    inFit == inReport,
                    (inFit ? "report" : "fit") + "_confidence",
                    "confidences of exit " + k + ", as " + (inFit ? "fit" : "report") + " has them",
                    "none");
        }
    }

    private TraceSplit split(String name, ExitArrays outputs, List<HeadKind> kinds) {
        LabelArray stored = new LabelArray(where(name + "_labels"), required(name + "_labels"));
        int[] labels = stored.labels();
        NpyArray confidence = find(name + "_confidence");
        if (confidence != null) {
            requireNumbers(name + "_confidence", confidence);
            requireShape(name + "_confidence", confidence, kinds.size(), labels.length);
        }
        List<ExitOutputs> exits = new ArrayList<>();
        for (int k = 0; k < kinds.size(); k++) {
            float[] row = confidence == null ? null : confidence(name + "_confidence", confidence, k);
            exits.add(exit(outputs.of(k), kinds.get(k), labels.length, row));
        }
        int classes = exits.get(0).classes();
        for (int k = 0; k < exits.size(); k++) {
            require(
                    exits.get(k).classes() == classes,
                    name + "_exit_" + k,
                    classes + " classes, as at exit 0",
                    exits.get(k).classes());
        }
        stored.requireInRange(labels, classes);
        return new TraceSplit(name, labels, exits);
    }

    @SuppressWarnings("NullAway") // javac 17 drops the type annotation of a record component's array in the class file
    private ExitOutputs exit(ExitArrays.Outputs outputs, HeadKind kind, int samples, float @Nullable [] confidence) {
        NpyArray array = outputs.array();
        int dimensions = array.shape().length;
        arrays.require(
                array.type().isFloat(),
                outputs.name(),
                "float16, float32 or float64",
                array.type().displayName(),
                array.isNumeric() ? "they were quantised; store scale * (q - zero_point) as float32" : null);
        boolean right = dimensions == (outputs.name().endsWith("_probabilities") ? 3 : 2);
        arrays.require(
                right && array.shape()[dimensions - 2] == samples && array.shape()[dimensions - 1] > 0,
                outputs.name(),
                "[sample][class] of " + samples + " samples, as many as labels",
                array.shapeText(),
                right && dimensions == 2 && array.shape()[0] > 1 && array.shape()[1] == samples
                        ? "store its transpose, p.T"
                        : null);
        int classes = array.shape()[dimensions - 1];
        float[] values = array.slice(outputs.layer() * samples * classes, samples * classes);
        String where = where(outputs.name()) + (outputs.stacked() ? "[" + outputs.layer() + "]" : "");
        new OutputChecks(where, values, classes).of(kind, array.type().bytes(), sums);
        return new ExitOutputs(kind, classes, values, confidence);
    }

    private float @Nullable [] confidence(String name, NpyArray array, int exit) {
        int samples = array.shape()[1];
        float[] row = array.slice(exit * samples, samples);
        boolean absent = IntStream.range(0, samples).allMatch(i -> Float.isNaN(row[i]));
        if (!absent) {
            new OutputChecks(where(name) + "[" + exit + "]", row, 1).finite();
        }
        return absent ? null : row;
    }

    private List<HeadKind> kinds(int exits) {
        NpyArray array = find("head_kind");
        if (array == null) {
            return Collections.nCopies(exits, HeadKind.SOFTMAX);
        }
        boolean one = array.size() == 1;
        List<HeadKind> kinds = texts("head_kind", one ? 1 : exits, List.of()).stream()
                .map(this::kind)
                .toList();
        return one ? Collections.nCopies(exits, kinds.get(0)) : kinds;
    }

    private HeadKind kind(String name) {
        for (HeadKind kind : HeadKind.values()) {
            if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new InvalidInputException(
                where("head_kind"), "Expected softmax, sigmoid or logits, given \"" + name + "\"", null);
    }

    private static List<String> defaultNames(int exits) {
        return IntStream.range(0, exits)
                .mapToObj(k -> k == exits - 1 ? "final" : "exit_" + k)
                .toList();
    }

    private List<String> texts(String name, int count, List<String> absent) {
        NpyArray array = find(name);
        if (array == null) {
            return absent;
        }
        require(array.type().isText(), name, "text", array.type().displayName());
        require(array.size() == count, name, count + " in number", array.size());
        List<String> texts = array.strings();
        for (String text : texts) {
            boolean plain = text.length() <= LONGEST_TEXT
                    && !text.isBlank()
                    && text.codePoints().noneMatch(TraceReader::isHidden);
            require(plain, name, "one line of text, at most " + LONGEST_TEXT + " characters, not blank", quoted(text));
        }
        return texts;
    }

    /** What would make a terminal or a table show something else than the text. */
    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String quoted(String text) {
        return '"' + NpzEntry.shown(text) + '"';
    }

    private List<String> exitNames(int exits) {
        List<String> names = texts("exit_names", exits, defaultNames(exits));
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            require(seen.add(name.strip()), "exit_names", "different names", "\"" + name.strip() + "\" twice");
        }
        return names;
    }

    private @Nullable HeadOrigin origin() {
        List<String> system = texts("head_system", 1, List.of());
        NpyArray array = find("head_parameters");
        if (system.isEmpty()) {
            require(array == null, "head_parameters", "head_system beside it", "none");
            return null;
        }
        require(!system.get(0).isBlank(), "head_system", "the name of a system", "a blank one");
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : texts("head_parameters", array == null ? 0 : array.size(), List.of())) {
            int at = pair.indexOf('=');
            require(at > 0 && !pair.substring(0, at).isBlank(), "head_parameters", "name=value", "\"" + pair + "\"");
            String twice = parameters.put(pair.substring(0, at), pair.substring(at + 1));
            require(twice == null, "head_parameters", "each name once", "\"" + pair + "\" as well");
        }
        return new HeadOrigin(system.get(0), parameters);
    }

    private @Nullable ExitCosts costs(int exits) {
        if (find("segment_cost") == null && find("head_cost") == null) {
            return null;
        }
        String unit = texts("cost_unit", 1, List.of("unit")).get(0);
        return new ExitCosts(unit, costs("segment_cost", exits), costs("head_cost", exits));
    }

    private double[] costs(String name, int exits) {
        NpyArray array = required(name);
        requireNumbers(name, array);
        requireShape(name, array, exits);
        double[] costs = array.doubles();
        for (int k = 0; k < exits; k++) {
            require(costs[k] >= 0 && Double.isFinite(costs[k]), name + "[" + k + "]", ">= 0 and finite", costs[k]);
            require(costs[k] <= ExitCosts.MOST, name + "[" + k + "]", "at most " + ExitCosts.MOST, costs[k]);
        }
        return costs;
    }

    private void requireNumbers(String name, NpyArray array) {
        require(array.isNumeric(), name, "numbers", array.type().displayName());
    }

    private void requireShape(String name, NpyArray array, int... shape) {
        String expected = NpyHeader.displayShape(shape);
        arrays.require(
                array.shapeText().equals(expected),
                name,
                "shape " + expected,
                array.shapeText(),
                AxisOrder.toPlane(array.shape(), shape));
    }

    private @Nullable NpyArray find(String name) {
        return arrays.find(name);
    }

    private NpyArray required(String name) {
        return arrays.required(name);
    }

    private String where(String name) {
        return arrays.where(name);
    }

    private void require(boolean holds, String name, String expected, Object given) {
        arrays.require(holds, name, expected, given);
    }
}

package io.exeunt.reports.table;

import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tables for LaTeX with the package booktabs, every character of a cell as text. */
final class Latex {
    private static final Map<Integer, String> WRITTEN = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '<', "\\textless{}"),
            Map.entry((int) '>', "\\textgreater{}"),
            Map.entry((int) '|', "\\textbar{}"),
            Map.entry((int) '"', "\\textquotedbl{}"),
            Map.entry((int) '\n', " "),
            Map.entry((int) '−', "$-$"),
            Map.entry((int) '±', "$\\pm$"),
            Map.entry((int) '≤', "$\\leq$"),
            Map.entry((int) '≥', "$\\geq$"),
            Map.entry((int) '×', "$\\times$"),
            Map.entry((int) '·', "$\\cdot$"),
            Map.entry((int) '→', "$\\to$"),
            Map.entry((int) '∞', "$\\infty$"),
            Map.entry((int) 'µ', "\\textmu{}"),
            Map.entry((int) '°', "\\textdegree{}"),
            Map.entry((int) '…', "\\dots{}"),
            Map.entry((int) '–', "--"));
    private static final String WITH_BACKSLASH = "&%$#_{}";

    private Latex() {}

    /**
     * A tabular.
     *
     * @param apart rows that stand below a rule of their own: bounds and ablations, which are no contenders
     */
    static String of(TextTable table, Predicate<List<String>> apart) {
        List<String> lines = new ArrayList<>();
        String shape = table.columns().stream()
                .map(column -> column.numeric() ? "r" : "l")
                .collect(Collectors.joining());
        lines.add("\\begin{tabular}{" + shape + "}");
        lines.add("\\toprule");
        lines.add(line(table.columns().stream().map(Column::title).toList()));
        lines.add("\\midrule");
        table.rows().stream().filter(apart.negate()).map(Latex::line).forEach(lines::add);
        List<List<String>> others = table.rows().stream().filter(apart).toList();
        if (!others.isEmpty()) {
            lines.add("\\midrule");
            others.stream().map(Latex::line).forEach(lines::add);
        }
        lines.add("\\bottomrule");
        lines.add("\\end{tabular}");
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Latex::text).collect(Collectors.joining(" & ")) + " \\\\";
    }

    private static String text(String cell) {
        StringBuilder text = new StringBuilder();
        cell.codePoints().forEach(c -> text.append(written(c)));
        return text.toString();
    }

    private static String written(int c) {
        String plain = Character.toString(c);
        return WRITTEN.getOrDefault(c, WITH_BACKSLASH.contains(plain) ? "\\" + plain : plain);
    }
}

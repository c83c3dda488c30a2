package io.exeunt.scenarios.cli;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.reports.table.OperatorCsv;
import io.exeunt.reports.table.OperatorText;
import io.exeunt.reports.table.TextTable;
import io.exeunt.simulator.operators.OperatorQuestion;
import io.exeunt.simulator.operators.OperatorTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and how the costs of single operators are shown. */
final class OperatorOptions {
    private static final int MOST = 20;

    @Option(
            names = "--operators",
            description = "Also the operators that take longest: cycles, bytes, roof, time and energy.")
    private boolean operators;

    @Option(names = "--all", description = "With --operators: all of them, in running order.")
    private boolean all;

    @Option(
            names = "--clocks",
            paramLabel = "<domain=MHz>",
            split = ",",
            description = "With --operators: at these clocks; a domain that is not named has the design's.")
    private Map<String, Double> clocks = new TreeMap<>();

    @Option(
            names = "--operators-csv",
            paramLabel = "<file>",
            description = "With --operators: all of them as CSV, with full precision.")
    private @Nullable Path csv;

    /** What is asked; empty when operators were not asked for. */
    Optional<OperatorQuestion> question() {
        if (!operators) {
            requireNothingElse();
            return Optional.empty();
        }
        return Optional.of(new OperatorQuestion(clocks));
    }

    private void requireNothingElse() {
        String option = all ? "--all" : csv != null ? "--operators-csv" : "--clocks";
        if (all || csv != null || !clocks.isEmpty()) {
            throw new InvalidInputException(
                    option, "expected together with --operators, given alone", "add --operators");
        }
    }

    void print(OperatorTable table, PrintWriter out) {
        out.println();
        String at = clocks.isEmpty()
                ? "at the design's clocks"
                : "at "
                        + clocks.entrySet().stream()
                                .map(clock -> clock.getKey() + " " + Format.clock(clock.getValue() * 1e6))
                                .collect(Collectors.joining(", "));
        out.println("operators, means per inference on the report split, " + at + ", without switching clocks");
        TextTable text = all ? OperatorText.all(table) : OperatorText.longest(table, MOST);
        out.print(text.plain());
        if (Double.isNaN(table.energyJ())) {
            out.println("energy: not modelled");
        }
    }

    /** Writes the file that was asked for, with the operators of each board. */
    Optional<Path> write(List<OperatorTable> tables) {
        Path file = csv;
        if (file == null) {
            return Optional.empty();
        }
        try {
            AtomicFile.write(file, OperatorCsv.of(tables));
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        }
        return Optional.of(file);
    }
}

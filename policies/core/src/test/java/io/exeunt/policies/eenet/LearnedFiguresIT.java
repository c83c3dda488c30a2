package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes tables like those of docs/eenet.md to target/learned-figures*.md; minutes of training, so only when asked for. */
@EnabledIfSystemProperty(named = "exeunt.figures", matches = "true", disabledReason = "run with -Dexeunt.figures=true")
@NullUnmarked
class LearnedFiguresIT {
    private static final int LINES = 13;

    @Test
    void tabulateResNet20() throws IOException {
        write(
                "learned-figures.md",
                List.of(
                        new FiguresTable("ResNet-20", Traces.resNet20(), Traces.resNet20Costs()),
                        new FiguresTable(
                                "ResNet-20, heads at 1 % of a segment",
                                Traces.resNet20(), withHeads(Traces.resNet20Costs(), .01))));
    }

    /** Traces with costs of their own, in the folder that -Dexeunt.traces names. */
    @Test
    void tabulateOwnTraces() throws IOException {
        String folder = System.getProperty("exeunt.traces");
        assumeTrue(folder != null, "skipped: -Dexeunt.traces names no folder");
        List<FiguresTable> tables = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".npz")).sorted().toList()) {
                StoredTrace stored = TraceFile.read(file);
                ExitCosts costs = Objects.requireNonNull(stored.costs(), file + " has no costs");
                tables.add(new FiguresTable(stored.trace().network(), stored.trace(), costs));
            }
        }
        write("learned-figures-own.md", tables);
    }

    private static ExitCosts withHeads(ExitCosts costs, double shareOfSegment) {
        double[] head = new double[costs.head().length];
        Arrays.fill(
                head, shareOfSegment * Arrays.stream(costs.segment()).average().orElseThrow());
        return new ExitCosts(costs.unit(), costs.segment(), head);
    }

    private static void write(String name, List<FiguresTable> tables) throws IOException {
        List<String> lines = new ArrayList<>();
        tables.forEach(table -> lines.addAll(table.lines()));
        Files.write(Path.of("target", name), lines);
        assertThat(lines).hasSize(LINES * tables.size());
    }
}

package io.exeunt.reports.table;

import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.BoardCycles;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.ParameterValue;
import io.exeunt.explore.result.Setting;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.FileUnit;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Designs as CSV in ms, mJ and MHz, with six significant digits; {@code front.json} has all of them. Columns, in this order:
 *
 * <ul>
 *   <li>{@code id}, {@code standing} (front, dominated, infeasible), {@code system} (empty where there is one), {@code exits} and
 *       {@code policy}; several exits are separated by semicolons;
 *   <li>{@code parameters}: {@code name=value}, separated by semicolons;
 *   <li>{@code governor}: who sets the clocks, one per group of boards, separated by semicolons;
 *   <li>{@code mhz:segment:domain}: the clock of each segment in each DVFS domain, in MHz;
 *   <li>{@code fit_…} and {@code report_…} for each of accuracy and error (shares), latency mean, p50, p95, p99 and worst (ms),
 *       energy (mJ per inference; <em>empty where not modelled</em>), MACs and cycles per inference, and peak memory (MB), accuracy on the
 *       weakest class and inferences per charge where they are told. A {@code report_…} cell is empty
 *       where the design was not scored on that split;
 *   <li>{@code cycles:segment} and {@code cycles:head:exit}: mean cycles per inference on report, with {@code board:} before the name where
 *       there are several boards; empty where not modelled or not scored;
 *   <li>where the scenario has a load, {@code load_state}, {@code load_p99_ms}, {@code load_miss_share}, {@code load_drop_share} and
 *       {@code load_energy_mj}: what the event engine says of the report split, the worse over several boards; empty off the front;
 *   <li>where designs were refined after the search, {@code refined_from}: id of the trial that each comes from; empty for a trial.
 * </ul>
 */
public final class DesignCsv {
    private static final List<String> UNDER_LOAD =
            List.of("load_state", "load_p99_ms", "load_miss_share", "load_drop_share", "load_energy_mj");

    private DesignCsv() {}

    /** The designs on the front. */
    public static String front(StudyReport report) {
        return of(report, report.designs(Standing.FRONT));
    }

    /** The designs that a report keeps: the front, and of the others those that charts draw. */
    public static String all(StudyReport report) {
        return of(report, report.designs());
    }

    private static String of(StudyReport report, List<Design> designs) {
        Setting setting = report.setting();
        List<Metric> told = Metric.toldOf(report.designs());
        boolean loaded = designs.stream().anyMatch(design -> !design.underLoad().isEmpty());
        boolean refined = designs.stream().anyMatch(design -> design.refinedFrom() != null);
        List<String> names = names(setting, told, loaded);
        List<List<String>> rows = designs.stream()
                .map(design -> row(setting, told, design, loaded))
                .toList();
        if (refined) {
            names.add("refined_from");
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).add(Objects.requireNonNullElse(designs.get(i).refinedFrom(), ""));
            }
        }
        return new TextTable(names.stream().map(name -> new Column(name, false)).toList(), rows).csv();
    }

    private static List<String> names(Setting setting, List<Metric> told, boolean loaded) {
        List<String> names =
                new ArrayList<>(List.of("id", "standing", "system", "exits", "policy", "parameters", "governor"));
        for (String segment : setting.segments()) {
            setting.domains().forEach(domain -> names.add("mhz:" + segment + ":" + domain.id()));
        }
        for (String split : List.of("fit", "report")) {
            for (Metric metric : told) {
                names.add(split + "_" + column(metric));
            }
        }
        for (String board : setting.boards()) {
            String owner = setting.boards().size() == 1 ? "" : board + ":";
            setting.segments().forEach(segment -> names.add("cycles:" + owner + segment));
            setting.exits().forEach(exit -> names.add("cycles:" + owner + "head:" + exit));
        }
        if (loaded) {
            names.addAll(UNDER_LOAD);
        }
        return names;
    }

    /** Name of a metric with its unit: "latency_mean_ms". */
    static String column(Metric metric) {
        return FileUnit.of(metric.quantity()).column(metric.key());
    }

    /** A metric's value as a cell; "" where it is not modelled. */
    static String cell(Metric metric, Figures figures) {
        return FileUnit.of(metric.quantity()).cell(metric.of(figures));
    }

    private static List<String> row(Setting setting, List<Metric> told, Design design, boolean loaded) {
        Configuration configuration = design.configuration();
        List<String> cells = new ArrayList<>();
        cells.add(design.id());
        cells.add(design.standing().name().toLowerCase(Locale.ROOT));
        cells.add(configuration.system());
        cells.add(String.join(";", configuration.exits()));
        cells.add(configuration.policy());
        cells.add(configuration.parameters().stream().map(DesignCsv::parameter).collect(Collectors.joining(";")));
        cells.add(configuration.clocks().stream().map(BoardClocks::governor).collect(Collectors.joining(";")));
        addClocks(cells, setting, configuration.freqHz());
        addFigures(cells, told, design.fit());
        addFigures(cells, told, design.report());
        for (int board = 0; board < setting.boards().size(); board++) {
            List<BoardCycles> cycles = design.cycles();
            List<Double> none = List.of();
            addNumbers(
                    cells,
                    board < cycles.size() ? cycles.get(board).segments() : none,
                    setting.segments().size());
            addNumbers(
                    cells,
                    board < cycles.size() ? cycles.get(board).heads() : none,
                    setting.exits().size());
        }
        if (loaded) {
            addUnderLoad(cells, design);
        }
        return cells;
    }

    private static void addUnderLoad(List<String> cells, Design design) {
        design.worstUnderLoad()
                .ifPresentOrElse(
                        load -> cells.addAll(List.of(
                                load.steadiness().text(),
                                FileUnit.MS.cell(load.p99S()),
                                number(load.missShare()),
                                number(load.dropShare()),
                                FileUnit.MJ.cell(load.energyJ()))),
                        () -> cells.addAll(Collections.nCopies(UNDER_LOAD.size(), "")));
    }

    /** A system with fewer segments than the largest leaves the rest empty. */
    private static void addClocks(List<String> cells, Setting setting, List<List<Double>> freqHz) {
        for (int segment = 0; segment < setting.segments().size(); segment++) {
            for (int domain = 0; domain < setting.domains().size(); domain++) {
                cells.add(
                        segment < freqHz.size()
                                ? FileUnit.MHZ.cell(freqHz.get(segment).get(domain))
                                : "");
            }
        }
    }

    private static String parameter(ParameterValue parameter) {
        return parameter.name() + "=" + number(parameter.value());
    }

    private static void addFigures(List<String> cells, List<Metric> told, @Nullable Figures figures) {
        for (Metric metric : told) {
            cells.add(figures == null ? "" : cell(metric, figures));
        }
    }

    private static void addNumbers(List<String> cells, List<Double> numbers, int columns) {
        for (int i = 0; i < columns; i++) {
            cells.add(i < numbers.size() ? number(numbers.get(i)) : "");
        }
    }

    private static String number(double value) {
        return FileUnit.PLAIN.cell(value);
    }
}

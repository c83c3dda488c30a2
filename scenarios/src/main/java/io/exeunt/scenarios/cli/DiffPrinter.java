package io.exeunt.scenarios.cli;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.QuantityKind;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.Wording;
import io.exeunt.scenarios.workbench.StudyDiff;
import io.exeunt.scenarios.workbench.StudyDiff.Fronts;
import io.exeunt.scenarios.workbench.StudyDiff.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what two studies have not in common: inputs, fronts, best designs. */
final class DiffPrinter {
    private static final int HASH_LETTERS = 12;

    private DiffPrinter() {}

    static void print(StudyDiff diff, Terminal terminal) {
        terminal.out()
                .println("A  " + diff.a().folder() + "  " + diff.a().title() + ", Exeunt "
                        + diff.a().version());
        terminal.out()
                .println("B  " + diff.b().folder() + "  " + diff.b().title() + ", Exeunt "
                        + diff.b().version());
        terminal.out().println();
        inputs(diff, terminal);
        terminal.out().println();
        diff.fronts().ifPresentOrElse(fronts -> fronts(diff, fronts, terminal), () -> terminal.out()
                .println("Fronts: not comparable, as the studies trade off different things"));
        terminal.out().println();
        best(diff.a().study(), diff.b().study(), terminal);
    }

    private static void inputs(StudyDiff diff, Terminal terminal) {
        if (diff.scenario().isEmpty() && diff.inputs().isEmpty()) {
            terminal.out().println("Inputs: the same");
            return;
        }
        terminal.out().println("Inputs");
        Listing table = new Listing("", "A", "B");
        diff.scenario().forEach(change -> table.row("  " + change.what(), change.was(), change.is()));
        diff.inputs()
                .forEach(change ->
                        table.row("  " + change.what() + " (SHA-256)", hash(change.was()), hash(change.is())));
        table.print(terminal);
    }

    private static String hash(String sha256) {
        return sha256.length() > HASH_LETTERS ? sha256.substring(0, HASH_LETTERS) + "…" : sha256;
    }

    private static void fronts(StudyDiff diff, Fronts fronts, Terminal terminal) {
        terminal.out().println("Fronts, hypervolume as share of the box from zero to " + reference(fronts));
        Listing table = new Listing("", ">A", ">B", ">B − A");
        table.row(
                "  designs",
                Numbers.count(diff.a().study().front().size()),
                Numbers.count(diff.b().study().front().size()),
                "");
        volumes(table, "fit", fronts.fit());
        volumes(table, "report", fronts.report());
        covered(table, "fit", fronts.fit());
        covered(table, "report", fronts.report());
        table.print(terminal);
        if (fronts.difference().isKnown()) {
            terminal.out()
                    .println("  B − A on report lies in "
                            + signed(fronts.difference().low()) + " … "
                            + signed(fronts.difference().high()));
        }
        terminal.out().println("  " + fronts.how());
    }

    private static String reference(Fronts fronts) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < fronts.objectives().size(); i++) {
            Metric metric = fronts.objectives().get(i);
            parts.add(metric.title() + " "
                    + Numbers.of(metric.quantity(), fronts.reference().get(i)));
        }
        return String.join(", ", parts);
    }

    private static void volumes(Listing table, String split, Split volumes) {
        table.row(
                "  hypervolume, " + split,
                volume(volumes.hypervolumeA()),
                volume(volumes.hypervolumeB()),
                signed(volumes.hypervolumeB() - volumes.hypervolumeA()));
    }

    private static void covered(Listing table, String split, Split shares) {
        table.row(
                "  covered by the other, " + split,
                Format.wholePercent(shares.coveredOfA()),
                Format.wholePercent(shares.coveredOfB()),
                "");
    }

    private static String volume(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    private static String signed(double difference) {
        return String.format(Locale.ROOT, "%+.4f", difference).replace('-', '−');
    }

    private static void best(Finished a, Finished b, Terminal terminal) {
        if (a.best().isEmpty() || b.best().isEmpty()) {
            terminal.out()
                    .println("Best design: " + (a.best().isEmpty() ? "A" : "B")
                            + " has none, as no design keeps its limits");
            return;
        }
        Design first = a.best().get();
        Design second = b.best().get();
        terminal.out().println("Best design, report split");
        Listing table = new Listing("", "A", "B", "");
        table.row("  design", first.id(), second.id(), "");
        configuration(table, a, first, b, second);
        for (Metric metric : List.of(Metric.ACCURACY, a.latency(), Metric.ENERGY, Metric.MACS)) {
            table.row(
                    "  " + metric.title().toLowerCase(Locale.ROOT).replace("macs", "MACs"),
                    Numbers.of(metric.quantity(), metric.of(first.quoted())),
                    Numbers.of(metric.quantity(), metric.of(second.quoted())),
                    change(metric, metric.of(first.quoted()), metric.of(second.quoted())));
        }
        table.print(terminal);
    }

    private static void configuration(Listing table, Finished a, Design first, Finished b, Design second) {
        var one = first.configuration();
        var two = second.configuration();
        table.row("  exits kept", String.join(", ", one.exits()), String.join(", ", two.exits()), "");
        table.row("  policy", one.contender(), two.contender(), "");
        table.row("  thresholds", Wording.parameters(one), Wording.parameters(two), "");
        table.row("  clocks", Wording.clocks(a.setting(), one), Wording.clocks(b.setting(), two), "");
    }

    private static String change(Metric metric, double was, double is) {
        if (Double.isNaN(was) || Double.isNaN(is)) {
            return "";
        }
        return metric.quantity() == QuantityKind.SHARE
                ? Numbers.points(is - was)
                : String.format(Locale.ROOT, "%+.1f %%", 100 * (is - was) / was).replace('-', '−');
    }
}

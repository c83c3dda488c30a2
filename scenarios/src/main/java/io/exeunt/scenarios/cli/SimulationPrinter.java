package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.EnergyPart;
import io.exeunt.scenarios.workbench.Simulation;
import io.exeunt.simulator.result.ExitShare;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.Residency;
import io.exeunt.simulator.result.SegmentShare;
import io.exeunt.simulator.result.StageOverhead;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints a simulated design: both splits side by side, then exits, segments and clocks on the report split. */
final class SimulationPrinter {
    private final Simulation simulation;
    private final Terminal terminal;

    SimulationPrinter(Simulation simulation, Terminal terminal) {
        this.simulation = simulation;
        this.terminal = terminal;
    }

    void print() {
        terminal.out().println("design    " + simulation.design() + ": " + simulation.description());
        terminal.out().println("platform  " + simulation.platform());
        terminal.out().println();
        if (simulation.counted()) {
            counts();
            return;
        }
        totals();
        terminal.out().println();
        exits();
        terminal.out().println();
        segments();
        terminal.out().println();
        residency();
    }

    private void counts() {
        Listing table = new Listing("", ">fit", ">report");
        both(table, "samples", outcome -> Format.count(outcome.samples()));
        both(table, "accuracy", outcome -> Format.percent(outcome.accuracy()));
        both(table, "latency, energy, cycles", outcome -> Numbers.NOT_MODELLED);
        both(table, "work per inference", outcome -> Format.macs(outcome.macs()));
        table.print(terminal);
        terminal.out().println();
        Listing exits = new Listing("exit", "kept", ">leave here", ">right");
        for (ExitShare exit : simulation.report().exits()) {
            exits.row(
                    exit.exit(),
                    exit.kept() ? "yes" : "no",
                    Format.percent(exit.rate()),
                    Format.percent(exit.accuracy()));
        }
        exits.print(terminal);
    }

    private void totals() {
        Listing table = new Listing("", ">fit", ">report");
        both(table, "samples", outcome -> Format.count(outcome.samples()));
        both(table, "accuracy", outcome -> Format.percent(outcome.accuracy()));
        both(table, "latency, mean", outcome -> Format.latency(outcome.latency().meanS()));
        both(table, "latency, p50", outcome -> Format.latency(outcome.latency().p50S()));
        both(table, "latency, p95", outcome -> Format.latency(outcome.latency().p95S()));
        both(table, "latency, p99", outcome -> Format.latency(outcome.latency().p99S()));
        both(
                table,
                "latency, worst",
                outcome -> Format.latency(outcome.latency().worstS()));
        both(
                table,
                "  mean of it no operator's",
                outcome -> outcome.perInference().modelled()
                        ? Format.latency(outcome.perInference().latencyS())
                        : Numbers.NOT_MODELLED);
        both(table, "  mean of it leaving early", outcome -> leaving(outcome.stages()));
        both(table, "energy per inference", outcome -> Format.energy(outcome.energyJ()));
        if (simulation.report().energy().isModelled()) {
            for (EnergyPart part : EnergyPart.values()) {
                both(table, "  " + part.key(), outcome -> Format.energy(part.of(outcome.energy())));
            }
            both(
                    table,
                    "  of it no operator's",
                    outcome -> outcome.perInference().modelled()
                            ? Format.energy(outcome.perInference().energy().totalJ())
                            : Numbers.NOT_MODELLED);
            both(
                    table,
                    "  of it leaving early",
                    outcome -> outcome.stages().modelled()
                            ? Format.energy(outcome.stages().energy().totalJ())
                            : Numbers.NOT_MODELLED);
        }
        both(table, "work per inference", outcome -> Format.macs(outcome.macs()));
        cycles(table);
        both(table, "memory traffic per inference", outcome -> Numbers.si(outcome.bytes(), "B"));
        both(
                table,
                "clock switches per inference",
                outcome -> String.format(Locale.ROOT, "%.2f", outcome.switchesPerInference()));
        table.print(terminal);
    }

    /** Stages begun and decisions made, beside segments and heads. */
    private static String leaving(StageOverhead stages) {
        return stages.modelled()
                ? String.format(Locale.ROOT, "%s in %.2f stages more", Format.latency(stages.latencyS()), stages.cuts())
                : Numbers.NOT_MODELLED;
    }

    private void cycles(Listing table) {
        both(
                table,
                "cycles per inference",
                outcome -> Numbers.si(outcome.cycles().total(), ""));
        if (simulation.report().cycles().partsModelled()) {
            cycles(table, "  compute", Cycles::compute);
            cycles(table, "  memory stall", Cycles::stall);
            cycles(table, "  launch", Cycles::launch);
        } else {
            both(table, "  compute, memory stall, launch", outcome -> Numbers.NOT_MODELLED);
        }
    }

    private void cycles(Listing table, String name, Function<Cycles, Double> part) {
        both(table, name, outcome -> Numbers.si(part.apply(outcome.cycles()), ""));
    }

    private void both(Listing table, String name, Function<Outcome, String> figure) {
        table.row(name, figure.apply(simulation.fit()), figure.apply(simulation.report()));
    }

    private void exits() {
        Listing table = new Listing("exit", "kept", ">leave here", ">right", ">latency", ">energy");
        for (ExitShare exit : simulation.report().exits()) {
            table.row(
                    exit.exit(),
                    exit.kept() ? "yes" : "no",
                    Format.percent(exit.rate()),
                    Format.percent(exit.accuracy()),
                    Format.latency(exit.latencyS()),
                    exit.rate() == 0 ? "–" : Format.energy(exit.energyJ()));
        }
        table.print(terminal);
    }

    private void segments() {
        Listing table =
                new Listing("segment", ">reached", ">clocks", ">latency", ">cycles", ">bytes", ">energy", "bound");
        for (SegmentShare segment : simulation.report().segments()) {
            table.row(
                    segment.segment(),
                    Format.percent(segment.reached()),
                    segment.freqHz().stream().map(Format::clock).collect(Collectors.joining(" / ")),
                    Format.latency(segment.latencyS()),
                    Numbers.si(segment.cycles().total(), ""),
                    Numbers.si(segment.bytes(), "B"),
                    Format.energy(segment.energy().totalJ()),
                    segment.bound().name().toLowerCase(Locale.ROOT));
        }
        table.print(terminal);
    }

    private void residency() {
        Listing table = new Listing("domain", "time at each clock");
        simulation.report().residency().forEach(domain -> table.row(domain.domain(), shares(domain)));
        table.print(terminal);
    }

    private static String shares(Residency domain) {
        return IntStream.range(0, domain.freqHz().size())
                .filter(i -> domain.share().get(i) > 0)
                .mapToObj(i -> Format.clock(domain.freqHz().get(i)) + " "
                        + Format.percent(domain.share().get(i)))
                .collect(Collectors.joining(", "));
    }
}

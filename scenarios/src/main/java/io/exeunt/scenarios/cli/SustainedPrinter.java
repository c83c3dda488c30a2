package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.thermal.SteadyState;
import io.exeunt.reports.insight.EnergyPart;
import io.exeunt.scenarios.workbench.Sustained;
import io.exeunt.simulator.event.RequestStream;
import io.exeunt.simulator.event.Serving;
import io.exeunt.simulator.event.StageFigures;
import io.exeunt.simulator.event.StreamOutcome;
import io.exeunt.simulator.event.SustainedOutcome;
import io.exeunt.simulator.event.SustainedOutcome.Warmth;
import java.util.List;
import java.util.Locale;

/** Prints what a design does under a load that lasts. */
final class SustainedPrinter {
    private static final String NOT_MODELLED = "not modelled";

    private final Sustained sustained;
    private final Terminal terminal;

    SustainedPrinter(Sustained sustained, Terminal terminal) {
        this.sustained = sustained;
        this.terminal = terminal;
    }

    void print() {
        SustainedOutcome outcome = sustained.outcome();
        Listing table = new Listing("sustained load", ">report");
        table.row(sustained.load().describe(), Format.duration(sustained.load().durationS()));
        table.row("load", outcome.queueing().steadiness().text());
        table.row("work asked of the board", Format.percent(outcome.queueing().demand()));
        table.row("answered", Format.count(outcome.requests()));
        if (outcome.requests() > 0) {
            table.row("accuracy", Format.percent(outcome.accuracy()));
        }
        table.row("throughput", Format.rate(outcome.throughputPerS()));
        table.row("busy", Format.percent(outcome.busyShare()));
        table.row("latency with waiting, mean", Format.latency(outcome.latency().meanS()));
        table.row("latency with waiting, p95", Format.latency(outcome.latency().p95S()));
        table.row("latency with waiting, p99", Format.latency(outcome.latency().p99S()));
        table.row(
                "latency with waiting, worst", Format.latency(outcome.latency().worstS()));
        if (outcome.percentileError() > 0) {
            table.row("largest error of p95 and p99", Format.percent(outcome.percentileError()));
        }
        table.row("waiting, mean", Format.latency(outcome.meanWaitS()));
        misses(table, outcome);
        outcome.stages().ifPresent(stages -> stages(table, stages));
        modes(table, outcome);
        streams(table, outcome);
        energy(table, outcome);
        if (!Double.isNaN(outcome.emptyAtS())) {
            table.row("battery empty after", Format.duration(outcome.emptyAtS()));
        }
        outcome.heat().ifPresentOrElse(heat -> heat(table, heat), () -> table.row("temperature", NOT_MODELLED));
        table.print(terminal);
    }

    private void misses(Listing table, SustainedOutcome outcome) {
        List<Double> deadlinesS = sustained.load().streams().stream()
                .map(RequestStream::deadlineS)
                .filter(Double::isFinite)
                .distinct()
                .toList();
        if (!deadlinesS.isEmpty()) {
            String deadline = deadlinesS.size() == 1 ? Format.latency(deadlinesS.get(0)) : "their deadline";
            table.row("not answered within " + deadline, Format.percent(outcome.missShare()));
        }
        if (outcome.queueing().dropped() > 0) {
            table.row("dropped", Format.count(outcome.queueing().dropped()));
        }
    }

    private void stages(Listing table, StageFigures stages) {
        Serving serving = sustained.load().serving();
        if (serving.batch().size() > 1) {
            table.row("requests per batch, mean", String.format(Locale.ROOT, "%.3g", stages.meanBatch()));
            table.row("waiting for a batch to fill, mean", Format.latency(stages.fillS()));
            table.row("waiting for the last of a batch, mean", Format.latency(stages.heldS()));
        }
        if (serving.preempt()) {
            table.row("inferences that gave way", Format.count(stages.interrupted()));
        }
        if (!serving.offload().isNone()) {
            table.row("first unit busy", Format.percent(stages.busyShare().get(0)));
            table.row(
                    serving.offload().unit() + " busy",
                    Format.percent(stages.busyShare().get(1)));
            table.row("handing over per batch, mean", Format.latency(stages.transferS()));
        }
    }

    private void modes(Listing table, SustainedOutcome outcome) {
        if (sustained.governor().isEmpty()) {
            return;
        }
        table.row("clocks and exits", sustained.governor());
        for (int mode = 0; mode < outcome.modeShare().size(); mode++) {
            if (outcome.modeShare().get(mode) > 0) {
                table.row(
                        "  " + sustained.modes().get(mode),
                        Format.percent(outcome.modeShare().get(mode)));
            }
        }
    }

    private static void streams(Listing table, SustainedOutcome outcome) {
        if (outcome.streams().size() < 2) {
            return;
        }
        for (StreamOutcome stream : outcome.streams()) {
            table.row(stream.name(), Format.count(stream.answered()) + " of " + Format.count(stream.offered()));
            table.row("  waiting, mean", Format.latency(stream.meanWaitS()));
            stream.latency().ifPresent(latency -> table.row("  latency, p99", Format.latency(latency.p99S())));
            table.row("  missed", Format.percent(stream.missShare()));
        }
    }

    private void energy(Listing table, SustainedOutcome outcome) {
        table.row("mean power", watts(outcome.meanW()));
        if (!Double.isNaN(outcome.totalJ())) {
            table.row("energy per answer with pauses", Format.energy(outcome.energyPerRequestJ()));
            table.row("energy", joules(outcome.totalJ()));
            for (EnergyPart part : EnergyPart.values()) {
                table.row("  " + part.key(), joules(part.of(outcome.energy())));
            }
            table.row("  idle", joules(outcome.idleJ()));
        }
    }

    private void heat(Listing table, Warmth heat) {
        table.row("air", celsius(sustained.load().ambientC()));
        table.row("chip at the end", celsius(heat.endC()));
        table.row("chip at its hottest", celsius(heat.highestC()));
        table.row("time with clocks lowered by heat", Format.percent(heat.throttledShare()));
        heat.fan().ifPresent(fan -> {
            table.row("time with the fan on", Format.percent(fan.share()));
            table.row("energy of the fan, in the above", joules(fan.energyJ()));
        });
        if (!Double.isNaN(heat.shutdownAtS())) {
            table.row("switched itself off after", Format.duration(heat.shutdownAtS()));
        }
        sustained.steadyState().ifPresent(steady -> table.row("steady state at these clocks", steady(steady)));
    }

    private static String steady(SteadyState state) {
        if (state instanceof SteadyState.Swinging swinging) {
            return celsius(swinging.fromC()) + " to " + celsius(swinging.toC()) + ", fan on and off";
        }
        return state instanceof SteadyState.Settled settled
                ? celsius(settled.temperatureC()) + " at " + watts(settled.powerW())
                : "none: thermal runaway";
    }

    private static String watts(double watts) {
        return Double.isNaN(watts) ? NOT_MODELLED : String.format(Locale.ROOT, "%.4g W", watts);
    }

    private static String joules(double joules) {
        return String.format(Locale.ROOT, "%.4g J", joules);
    }

    private static String celsius(double celsius) {
        return String.format(Locale.ROOT, "%.1f °C", celsius);
    }
}

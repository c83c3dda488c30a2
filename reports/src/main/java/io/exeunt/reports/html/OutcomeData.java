package io.exeunt.reports.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.reports.insight.EnergyPart;
import io.exeunt.simulator.result.ExitShare;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.Residency;
import io.exeunt.simulator.result.SegmentShare;
import java.util.Locale;

/** The outcome of one design as JSON for its charts. */
final class OutcomeData {
    private OutcomeData() {}

    static ObjectNode of(Outcome outcome) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("samples", outcome.samples());
        ChartData.number(node.putArray("switches"), outcome.switchesPerInference());
        node.put("energyModelled", outcome.energy().isModelled());
        ArrayNode parts = node.putArray("parts");
        for (EnergyPart part : EnergyPart.values()) {
            parts.add(part.title());
        }
        ArrayNode exits = node.putArray("exits");
        outcome.exits().forEach(exit -> exit(exits.addObject(), exit));
        ArrayNode segments = node.putArray("segments");
        outcome.segments().forEach(segment -> segment(segments.addObject(), segment));
        ObjectNode stages =
                node.putObject("stages").put("modelled", outcome.stages().modelled());
        ArrayNode figures = stages.putArray("figures");
        ChartData.number(figures, outcome.stages().cuts());
        ChartData.number(figures, outcome.stages().syncs());
        ChartData.number(figures, outcome.stages().latencyS());
        stages.set("energy", energy(outcome.stages().energy()));
        ArrayNode residency = node.putArray("residency");
        outcome.residency().forEach(domain -> residency(residency.addObject(), domain));
        return node;
    }

    private static void exit(ObjectNode node, ExitShare exit) {
        node.put("name", exit.exit()).put("kept", exit.kept());
        ArrayNode figures = node.putArray("figures");
        ChartData.number(figures, exit.rate());
        ChartData.number(figures, exit.accuracy());
        ChartData.number(figures, exit.latencyS());
        ChartData.number(figures, exit.energyJ());
        node.set("energy", energy(exit.headEnergy()));
    }

    private static void segment(ObjectNode node, SegmentShare segment) {
        node.put("name", segment.segment());
        node.put("bound", segment.bound().name().toLowerCase(Locale.ROOT));
        ArrayNode figures = node.putArray("figures");
        ChartData.number(figures, segment.reached());
        ChartData.number(figures, segment.latencyS());
        ChartData.number(figures, segment.cycles().total());
        ChartData.number(figures, segment.bytes());
        ArrayNode hz = node.putArray("hz");
        segment.freqHz().forEach(value -> ChartData.number(hz, value));
        node.set("energy", energy(segment.energy()));
    }

    private static void residency(ObjectNode node, Residency residency) {
        node.put("domain", residency.domain());
        ArrayNode hz = node.putArray("hz");
        residency.freqHz().forEach(value -> ChartData.number(hz, value));
        ArrayNode share = node.putArray("share");
        residency.share().forEach(value -> ChartData.number(share, value));
    }

    private static ArrayNode energy(Energy energy) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (EnergyPart part : EnergyPart.values()) {
            ChartData.number(parts, part.of(energy));
        }
        return parts;
    }
}

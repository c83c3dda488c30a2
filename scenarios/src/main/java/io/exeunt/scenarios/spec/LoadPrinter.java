package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.scenarios.spec.LoadSpec.Stream;
import io.exeunt.simulator.event.Arrivals;
import io.exeunt.simulator.event.QueueRule;
import io.exeunt.simulator.event.Sleep;
import java.util.Locale;

/** Prints the section {@code load}. */
final class LoadPrinter {
    private static final double MILLI = 1e3;

    private LoadPrinter() {}

    static void print(ObjectNode node, LoadSpec load) {
        if (load.streams().isEmpty()) {
            return;
        }
        if (load.streams().size() == 1 && load.streams().get(0).name().equals(onlyName())) {
            stream(node, load.streams().get(0));
        } else {
            ArrayNode list = node.putArray("streams");
            load.streams().forEach(stream -> stream(list.addObject().put("name", stream.name()), stream));
        }
        node.put("duration_s", load.durationS()).put("ambient_c", load.ambientC());
        if (!load.sleep().equals(Sleep.NEVER)) {
            node.putObject("sleep")
                    .put("power_w", load.sleep().powerW())
                    .put("after_ms", load.sleep().afterS() * MILLI)
                    .put("wake_ms", load.sleep().wakeS() * MILLI);
        }
        ScenarioPrinter.ifFinite(node, "battery_wh", load.batteryWh());
        ScenarioPrinter.ifFinite(node, "p99_budget_ms", load.p99BudgetMs());
        node.put("max_miss_share", load.maxMissShare());
    }

    private static String onlyName() {
        return Stream.only(new ArrivalSpec.Saturation()).name();
    }

    private static void stream(ObjectNode node, Stream stream) {
        arrivals(node, stream.arrivals());
        ScenarioPrinter.ifFinite(node, "deadline_ms", stream.deadlineMs());
        if (stream.priority() != 0) {
            node.put("priority", stream.priority());
        }
        queue(node, stream.queue());
    }

    private static void arrivals(ObjectNode node, ArrivalSpec arrivals) {
        if (arrivals instanceof ArrivalSpec.Period period) {
            node.put("period_ms", period.periodMs());
        } else if (arrivals instanceof ArrivalSpec.Rate rate) {
            node.put("rate_per_s", rate.perS());
        } else if (arrivals instanceof ArrivalSpec.Bursts bursts) {
            bursts(node.putObject("bursts"), bursts.bursts());
        } else if (arrivals instanceof ArrivalSpec.Recording recording) {
            node.put("arrivals", recording.file().toString());
        } else {
            node.put("saturate", true);
        }
    }

    private static void bursts(ObjectNode node, Arrivals.Bursts bursts) {
        node.put("quiet_per_s", bursts.quietPerS())
                .put("burst_per_s", bursts.burstPerS())
                .put("quiet_s", bursts.meanQuietS())
                .put("burst_s", bursts.meanBurstS());
    }

    private static void queue(ObjectNode node, QueueRule queue) {
        if (queue.equals(QueueRule.UNBOUNDED)) {
            return;
        }
        if (!queue.isUnbounded()) {
            node.put("queue", queue.capacity());
        }
        node.put("drop", queue.drop().name().toLowerCase(Locale.ROOT));
    }
}

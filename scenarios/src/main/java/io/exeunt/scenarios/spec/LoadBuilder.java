package io.exeunt.scenarios.spec;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.spec.LoadSpec.Stream;
import io.exeunt.simulator.event.Arrivals;
import io.exeunt.simulator.event.QueueRule;
import io.exeunt.simulator.event.QueueRule.Drop;
import io.exeunt.simulator.event.Sleep;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Makes what a board is asked out of the section {@code load}. */
final class LoadBuilder {
    private static final List<String> ARRIVALS =
            List.of("period_ms", "fps", "rate_per_s", "bursts", "arrivals", "saturate");
    private static final List<String> OF_A_STREAM = List.of("deadline_ms", "priority", "queue", "drop");

    private final Path folder;

    /** For files whose relative paths start from this folder. */
    LoadBuilder(Path folder) {
        this.folder = folder;
    }

    LoadSpec load(Section section) {
        List<Stream> streams = streams(section);
        if (streams.isEmpty()) {
            section.refuse(OF_A_STREAM, "without requests: one of " + String.join(", ", ARRIVALS));
            section.refuse(
                    List.of("duration_s", "ambient_c", "sleep", "battery_wh", "p99_budget_ms", "max_miss_share"),
                    "without requests: one of " + String.join(", ", ARRIVALS));
            return LoadSpec.NONE;
        }
        return section.checked(() -> new LoadSpec(
                streams,
                section.numberOr("duration_s", LoadSpec.NONE.durationS()),
                section.numberOr("ambient_c", LoadSpec.NONE.ambientC()),
                sleep(section),
                section.numberOr("battery_wh", Double.POSITIVE_INFINITY),
                section.numberOr("p99_budget_ms", Double.POSITIVE_INFINITY),
                section.numberOr("max_miss_share", 1)));
    }

    private List<Stream> streams(Section section) {
        if (section.has("streams")) {
            section.refuse(ARRIVALS, "beside streams");
            section.refuse(OF_A_STREAM, "beside streams");
            return section.each("streams", stream -> stream(stream, stream.text("name")));
        }
        return ARRIVALS.stream().anyMatch(section::has)
                ? List.of(stream(
                        section, Stream.only(new ArrivalSpec.Saturation()).name()))
                : List.of();
    }

    private Stream stream(Section section, String name) {
        ArrivalSpec arrivals = section.checked(() -> arrivals(section));
        return section.checked(() -> new Stream(
                name,
                arrivals,
                section.numberOr("deadline_ms", Double.POSITIVE_INFINITY),
                section.has("priority") ? section.integer("priority") : 0,
                queue(section)));
    }

    private ArrivalSpec arrivals(Section section) {
        List<String> given = ARRIVALS.stream().filter(section::has).toList();
        if (given.size() != 1) {
            String key = given.isEmpty() ? "" : given.get(given.size() - 1);
            throw section.problem(
                    key,
                    "expected one of " + String.join(", ", ARRIVALS) + ", given "
                            + (given.isEmpty() ? "none" : String.join(" and ", given)),
                    null);
        }
        return switch (given.get(0)) {
            case "period_ms" -> new ArrivalSpec.Period(section.number("period_ms"));
            case "fps" -> new ArrivalSpec.Period(1e3 / section.number("fps"));
            case "rate_per_s" -> new ArrivalSpec.Rate(section.number("rate_per_s"));
            case "bursts" -> new ArrivalSpec.Bursts(bursts(section.child("bursts")));
            case "arrivals" -> recording(section);
            default -> saturation(section);
        };
    }

    private static ArrivalSpec saturation(Section section) {
        if (!section.node().path("saturate").asBoolean()) {
            throw section.problem("saturate", "expected true, given false", "leave it out");
        }
        return new ArrivalSpec.Saturation();
    }

    private static Arrivals.Bursts bursts(Section section) {
        return section.checked(() -> new Arrivals.Bursts(
                section.number("quiet_per_s"),
                section.number("burst_per_s"),
                section.number("quiet_s"),
                section.number("burst_s")));
    }

    private ArrivalSpec recording(Section section) {
        Path file = folder.resolve(section.text("arrivals")).toAbsolutePath().normalize();
        return placed(section, () -> new ArrivalSpec.Recording(file, ArrivalFile.read(file)));
    }

    /** A mistake in the file is told with its own place, and where the scenario names it. */
    private static <T> T placed(Section section, Supplier<T> make) {
        try {
            return make.get();
        } catch (InvalidInputException e) {
            throw section.problem("arrivals", String.valueOf(e.getMessage()), null);
        }
    }

    private static QueueRule queue(Section section) {
        if (!section.has("queue") && section.text("drop").equals("late")) {
            return new QueueRule(Integer.MAX_VALUE, Drop.LATE);
        }
        if (!section.has("queue")) {
            section.refuse(List.of("drop"), "without a queue that can be full");
            return QueueRule.UNBOUNDED;
        }
        return new QueueRule(
                section.integer("queue"), ScenarioBuilder.constant(Drop.class, section.textOr("drop", "newest")));
    }

    private static Sleep sleep(Section section) {
        if (!section.has("sleep")) {
            return Sleep.NEVER;
        }
        Section sleep = section.child("sleep");
        return sleep.checked(() -> new Sleep(
                sleep.number("power_w"), sleep.numberOr("after_ms", 0) * 1e-3, sleep.numberOr("wake_ms", 0) * 1e-3));
    }
}

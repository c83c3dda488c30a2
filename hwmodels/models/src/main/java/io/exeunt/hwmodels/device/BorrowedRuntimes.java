package io.exeunt.hwmodels.device;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.device.RooflineRuntime.Tile;
import io.exeunt.hwmodels.device.RooflineRuntime.Winograd;
import io.exeunt.hwmodels.workload.Precision;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runtimes of one board as a starting point on another that has none of their name: efficiencies, traffic and launch costs carry over,
 * clocks, cores and bandwidth are the new board's own. Every number taken over is assumed. Only rooflines can be taken over; sums of costs
 * know nothing of the unit they were fitted on.
 */
final class BorrowedRuntimes {
    private final Device board;
    private final Device lender;
    private final String source;

    BorrowedRuntimes(Device board, Device lender) {
        this.board = board;
        this.lender = lender;
        this.source = "like-" + lender.id();
    }

    /** The board with those runtimes of the lender that it lacks and has a unit for. */
    Device lend() {
        List<RuntimeProfile> lent = lender.runtimes().stream()
                .filter(runtime ->
                        board.runtimes().stream().noneMatch(own -> own.id().equals(runtime.id())))
                .filter(RooflineRuntime.class::isInstance)
                .map(RooflineRuntime.class::cast)
                .flatMap(runtime -> lend(runtime).stream())
                .collect(Collectors.toMap(RuntimeProfile::id, each -> each, (first, second) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparing(RuntimeProfile::id))
                .toList();
        if (lent.isEmpty()) {
            throw new InvalidInputException(
                    "device " + lender.id(),
                    "it has no runtime that " + board.id() + " lacks and could take over",
                    null);
        }
        return board.withRuntimes(
                Stream.concat(board.runtimes().stream(), lent.stream()).toList(),
                source,
                "taken over from " + lender.id() + ", as a starting point; nothing of it was measured on this board");
    }

    private Optional<RuntimeProfile> lend(RooflineRuntime runtime) {
        ComputeUnit.Kind kind = lender.unit(runtime.unit()).kind();
        return board.units().stream()
                .filter(unit -> unit.kind() == kind)
                .filter(unit -> !precisions(runtime, unit).isEmpty())
                .max(Comparator.comparingDouble(this::peak))
                .map(unit -> on(runtime, unit));
    }

    private static Set<Precision> precisions(RooflineRuntime runtime, ComputeUnit unit) {
        Set<Precision> both = EnumSet.allOf(Precision.class);
        both.removeIf(precision -> !runtime.runs(unit, precision));
        return both;
    }

    /** Operations per second at the highest clock, for telling a big cluster from a little one. */
    private double peak(ComputeUnit unit) {
        return unit.coreCount()
                * board.domain(unit.domain()).maxHz()
                * unit.flopPerCycle(Precision.FP32).map(Quantity::value).orElse(1.0);
    }

    private RuntimeProfile on(RooflineRuntime from, ComputeUnit unit) {
        Quantity perInferenceUs = from.perInferenceUs();
        Quantity enqueueUs = from.enqueueUs();
        UnaryOperator<Quantity> assumed = old -> new Quantity(old.value(), Provenance.Kind.ASSUMED, source, null);
        return new RooflineRuntime(
                from.id(),
                unit.id(),
                "taken over from " + lender.id() + ", not yet fitted to this board",
                new RuntimeProfile.Precisions(null, null, null)
                        .with(precisions(from, unit), new Provenance(Provenance.Kind.ASSUMED, source)),
                from.fuses(),
                from.efficiency().map(assumed),
                from.traffic().map(assumed),
                winograd(from.winograd(), assumed),
                new Tile(
                        assumed.apply(from.tile().pixels()),
                        assumed.apply(from.tile().channels())),
                assumed.apply(from.memoryEfficiency()),
                assumed.apply(from.bytesPerCycle()),
                assumed.apply(from.serialShare()),
                assumed.apply(from.launchUs()),
                assumed.apply(from.launchCycles()),
                perInferenceUs == null ? null : assumed.apply(perInferenceUs),
                enqueueUs == null ? null : assumed.apply(enqueueUs),
                null);
    }

    private static @Nullable Winograd winograd(@Nullable Winograd from, UnaryOperator<Quantity> assumed) {
        if (from == null) {
            return null;
        }
        Quantity blocks = from.blockChannels();
        return new Winograd(
                from.minChannels(), assumed.apply(from.reduction()), blocks == null ? null : assumed.apply(blocks));
    }
}

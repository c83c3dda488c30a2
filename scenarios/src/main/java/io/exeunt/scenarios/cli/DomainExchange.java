package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.PointedException;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.Quantities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the clock domains that a Linux board states in the place of those that a device file has. They are matched by their ids; a single
 * one is taken for the only one that the file uses.
 *
 * @param board whose domains are replaced
 * @param file that states the others, for messages
 * @param notes takes what was matched otherwise or left out
 */
record DomainExchange(Device board, String file, Consumer<String> notes) {
    /**
     * The board with these domains.
     *
     * @throws InvalidInputException if some have ids of nothing in the file, while others that it uses are missing
     */
    Device with(ImportedDomains imported) {
        if (imported.domains().isEmpty()) {
            throw new InvalidInputException(file, "expected operating points, given thermal zones alone", null);
        }
        if (imported.thermal() != null) {
            notes.accept("thermal zones of " + file + " are not taken; 'devices import-opp' prints them");
        }
        List<ClockDomain> taken = taken(imported.domains());
        try {
            return board.withDomains(taken, named(taken, imported.sources()));
        } catch (PointedException e) {
            throw new InvalidInputException(file + ", " + e.pointer(), String.valueOf(e.getMessage()), e.hint(), e);
        }
    }

    private List<ClockDomain> taken(List<ClockDomain> given) {
        Set<String> known = board.domains().stream().map(ClockDomain::id).collect(Collectors.toSet());
        List<String> strange =
                ids(given).stream().filter(id -> !known.contains(id)).toList();
        if (strange.isEmpty()) {
            return given;
        }
        List<String> used = used();
        if (given.size() == 1 && used.size() == 1) {
            notes.accept(strange.get(0) + " of " + file + " is taken for " + used.get(0) + ", the only domain that "
                    + board.id() + " uses");
            return List.of(given.get(0).withId(used.get(0)));
        }
        requireFound(used, given, strange);
        notes.accept("left out of " + file + ", since nothing of " + board.id() + " uses them: "
                + String.join(", ", strange));
        return given.stream().filter(domain -> known.contains(domain.id())).toList();
    }

    private void requireFound(List<String> used, List<ClockDomain> given, List<String> strange) {
        List<String> missing =
                used.stream().filter(id -> !ids(given).contains(id)).toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    file,
                    "expected clocks of " + String.join(", ", missing) + ", which " + board.id() + " uses, given "
                            + String.join(", ", strange),
                    "put what 'devices import-opp' prints into the board's file under these ids, and leave --opps out");
        }
    }

    private List<String> used() {
        return Stream.concat(
                        board.units().stream().map(ComputeUnit::domain),
                        Stream.ofNullable(board.memory().domain()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<String> ids(List<ClockDomain> domains) {
        return domains.stream().map(ClockDomain::id).toList();
    }

    private static Map<String, String> named(List<ClockDomain> taken, Map<String, String> sources) {
        Map<String, String> named = new HashMap<>(sources);
        named.keySet()
                .retainAll(Quantities.in(taken).stream()
                        .map(entry -> entry.quantity().source())
                        .collect(Collectors.toSet()));
        return named;
    }
}

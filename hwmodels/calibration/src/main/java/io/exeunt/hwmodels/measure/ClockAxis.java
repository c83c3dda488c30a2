package io.exeunt.hwmodels.measure;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A clock that is varied while things are measured.
 *
 * @param domain id of its domain in the board's file: the column is called {@code <domain>_mhz}
 * @param knob what sets it
 * @param pointsHz at which it is held, in Hz, lowest first
 */
public record ClockAxis(String domain, ClockKnob knob, List<Long> pointsHz) {
    public ClockAxis {
        Check.require(domain.matches("[a-z][a-z0-9-]*"), "domain", "lower-case letters, digits and hyphens", domain);
        pointsHz = Check.notEmpty("points of " + domain, pointsHz);
    }

    /**
     * A clock as people ask for it.
     *
     * @param domain its domain in the board's file
     * @param text its name in {@code /sys}, then, if not all points are wanted, {@code @} and these in MHz: {@code policy0@600,1200}
     * @throws InvalidInputException if the machine has no such clock or point, or lists none
     */
    public static ClockAxis parse(SystemFiles files, String domain, String text) {
        int at = text.lastIndexOf('@');
        ClockKnob knob = ClockKnob.find(files, at < 0 ? text : text.substring(0, at));
        if (knob.pointsHz().isEmpty()) {
            throw new InvalidInputException(
                    "--clocks " + domain,
                    knob.name() + " lists no operating points, so it can't be held at one",
                    "its driver chooses clocks itself; leave it out");
        }
        List<Long> points = at < 0
                ? knob.pointsHz()
                : Stream.of(text.substring(at + 1).split(","))
                        .map(each -> point(domain, knob, each))
                        .sorted()
                        .distinct()
                        .toList();
        return new ClockAxis(domain, knob, points);
    }

    private static long point(String domain, ClockKnob knob, String text) {
        List<String> known = knob.pointsHz().stream().map(ClockAxis::megahertz).toList();
        int index = known.indexOf(text.strip());
        if (index < 0) {
            throw new InvalidInputException(
                    "--clocks " + domain,
                    knob.name() + " has no operating point of " + text.strip() + " MHz; it has "
                            + String.join(", ", known),
                    Suggestion.hint(text.strip(), known).orElse(null));
        }
        return knob.pointsHz().get(index);
    }

    /** A clock as it stands in tables, without needless digits. */
    static String megahertz(long hz) {
        return BigDecimal.valueOf(hz, 6).stripTrailingZeros().toPlainString();
    }

    /** Every combination of points of some axes, in Hz by domain, the last axis fastest; one empty combination for no axes. */
    static List<Map<String, Long>> states(List<ClockAxis> axes) {
        List<Map<String, Long>> states = List.of(Map.of());
        for (ClockAxis axis : axes) {
            List<Map<String, Long>> more = new ArrayList<>();
            for (Map<String, Long> state : states) {
                for (long point : axis.pointsHz()) {
                    Map<String, Long> next = new LinkedHashMap<>(state);
                    next.put(axis.domain(), point);
                    more.add(next);
                }
            }
            states = more;
        }
        return states;
    }
}

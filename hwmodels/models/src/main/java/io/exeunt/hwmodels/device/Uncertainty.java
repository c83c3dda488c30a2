package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Optional;

/**
 * How far one number of a device file may be off, and by which rule that is said.
 *
 * <p>A stated standard error decides, two of them to either side, but not for the costs of linear models: these were fitted together, and
 * only their sums are known that well. Without one, a fitted number may be off by a tenth, a number that was
 * only assumed by a factor of two, and the switching assumed while an operator is started by everything between none and full. What was
 * measured or published is taken as it is. No range leaves what the model allows. The tenth and the factor are conventions of this class,
 * not measurements.
 *
 * @param entry the number and where it stands
 * @param low least value that has to be reckoned with
 * @param high greatest such value, > {@code low}
 * @param rule the rule in words, such as "assumed: half to double"
 */
public record Uncertainty(Quantities.Entry entry, double low, double high, String rule) {
    private static final double FITTED = 0.1;
    private static final double ASSUMED = 2;
    private static final double STANDARD_ERRORS = 2;

    public Uncertainty {
        Check.require(low < high, "range of " + entry.path(), "a low below its high", low + " … " + high);
    }

    /** That of every number of a device that may be off, in the order of its file. */
    public static List<Uncertainty> in(Device device) {
        return Quantities.in(device).stream()
                .filter(Quantities.Entry::numbered)
                .flatMap(entry -> of(entry).stream())
                .toList();
    }

    /** That of one number; empty where it is taken as it is. */
    static Optional<Uncertainty> of(Quantities.Entry entry) {
        Quantity quantity = entry.quantity();
        double value = quantity.value();
        if (isReference(entry)) {
            return Optional.empty();
        }
        Double error = quantity.stdError();
        if (error != null && !ofASum(entry)) {
            double reach = STANDARD_ERRORS * error;
            return within(entry, value - reach, value + reach, "two standard errors, as the device file states them");
        }
        return switch (quantity.kind()) {
            case MEASURED, DECLARED -> Optional.empty();
            case FITTED -> within(entry, value * (1 - FITTED), value * (1 + FITTED), "fitted: a tenth to either side");
            case ASSUMED ->
                key(entry).equals("at_launch")
                        ? within(entry, 0, 1, "assumed: none to full switching")
                        : within(entry, value / ASSUMED, value * ASSUMED, "assumed: half to double");
        };
    }

    /** Whether it counts parts, says for which clock and how many threads other numbers hold, or how far predictions scatter. */
    private static boolean isReference(Quantities.Entry entry) {
        return List.of("threads", "clock_mhz", "spread").contains(key(entry))
                || entry.path().contains(".spread.")
                || entry.path().startsWith("units.") && key(entry).equals("cores");
    }

    /** Whether it is one of the costs of a linear model: fitted together, their sums are far surer than each of them. */
    private static boolean ofASum(Quantities.Entry entry) {
        return entry.path().contains(".costs.")
                || entry.path().contains(".one_thread.")
                || entry.path().contains(".several_threads.");
    }

    private static Optional<Uncertainty> within(Quantities.Entry entry, double low, double high, String rule) {
        double from = Math.max(Math.min(low, high), least(entry));
        double to = Math.min(Math.max(low, high), most(entry));
        return from < to ? Optional.of(new Uncertainty(entry, from, to, rule)) : Optional.empty();
    }

    private static String key(Quantities.Entry entry) {
        return entry.path().substring(entry.path().lastIndexOf('.') + 1);
    }

    private static double least(Quantities.Entry entry) {
        boolean factor = entry.path().contains(".traffic.")
                || List.of("input_per_rail", "reduction", "block_channels").contains(key(entry));
        return factor ? 1 : entry.quantity().value() < 0 ? Double.NEGATIVE_INFINITY : 0;
    }

    private static double most(Quantities.Entry entry) {
        boolean share = entry.path().contains(".efficiency.")
                || entry.path().endsWith(".scaling.cores")
                || List.of("memory_efficiency", "serial_share", "at_launch").contains(key(entry));
        return share ? 1 : Double.POSITIVE_INFINITY;
    }
}

package io.exeunt.simulator.pairing;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a trace and a layer table are of one network: number, order and names of exits, their classes, and what they cost.
 *
 * @param table file of the layer table, for messages
 * @param name of the trace, for messages
 * @param network cut from the table
 * @param trace what the exits said
 * @param own costs that the trace's file gives; null where it gives none
 */
public record TraceAgainstTable(
        String table,
        String name,
        EarlyExitNetwork network,
        ExitTrace trace,
        @Nullable ExitCosts own) {
    /** Own costs may be off by this share of the dearest exit: biases, norms and activations are counted here and not there. */
    private static final double TOLERANCE = 0.1;

    private static final Map<String, Double> MACS = Map.of(
            "mac", 1.0, "macs", 1.0, "kmac", 1e3, "kmacs", 1e3, "mmac", 1e6, "mmacs", 1e6, "gmac", 1e9, "gmacs", 1e9);

    /**
     * Compares both.
     *
     * @return what is likely to mislead, one sentence each; empty if all is well
     * @throws InvalidInputException if they can't be of one network
     */
    public List<String> warnings() {
        requireSameNumber();
        requireSameOrder();
        for (int exit = 0; exit < network.exits(); exit++) {
            requireClasses(exit);
        }
        List<String> warnings = new ArrayList<>();
        for (int exit = 1; exit < network.exits(); exit++) {
            fallingCost(exit).ifPresent(warnings::add);
        }
        otherCosts().ifPresent(warnings::add);
        return warnings;
    }

    private void requireSameNumber() {
        if (network.exits() != trace.exits()) {
            throw new InvalidInputException(
                    table,
                    "Expected " + trace.exits() + " exits as in trace " + name + ", given " + network.exits() + ": "
                            + String.join(", ", network.exitNames()),
                    "\"exits\" of the table names a row for each exit of the trace: "
                            + String.join(", ", trace.exitNames()));
        }
    }

    /** An exit that goes by the name of exactly one exit of the table has to stand at its place. */
    private void requireSameOrder() {
        for (int k = 0; k < trace.exits(); k++) {
            String exit = trace.exitNames().get(k);
            List<String> alike =
                    network.exitNames().stream().filter(row -> alike(exit, row)).toList();
            if (alike.size() == 1 && !alike(exit, network.exitNames().get(k))) {
                throw new InvalidInputException(
                        table,
                        "Expected exits in the order of trace " + name + ", "
                                + String.join(", ", trace.exitNames()) + ", given "
                                + String.join(", ", network.exitNames()),
                        "sort \"exits\" of the table, or the trace's arrays");
            }
        }
    }

    private static boolean alike(String exit, String row) {
        return isOf(exit, row) || isOf(row, exit);
    }

    /** Row "early.fc" is of exit "early". */
    private static boolean isOf(String exit, String row) {
        String longer = row.toLowerCase(Locale.ROOT);
        String shorter = exit.toLowerCase(Locale.ROOT);
        return longer.equals(shorter)
                || longer.startsWith(shorter) && !Character.isLetterOrDigit(longer.charAt(shorter.length()));
    }

    /**
     * The row of an exit gives one number per class; with a confidence head it may give that too, or that alone; of two classes one number
     * says all.
     */
    private void requireClasses(int exit) {
        ExitOutputs outputs = trace.fit().exits().get(exit);
        int classes = outputs.classes();
        boolean confident = outputs.confidence() != null;
        long given = row(exit).map(row -> row.output().elements()).orElse((long) classes);
        boolean fits =
                given == classes || confident && (given == classes + 1 || given == 1) || classes == 2 && given == 1;
        if (!fits) {
            throw new InvalidInputException(
                    table,
                    "Expected exit " + network.exitNames().get(exit) + " to give " + classes + " classes as in trace "
                            + name + ", given " + given,
                    "another row is the exit, or the table is of another network");
        }
    }

    private Optional<Operator> row(int exit) {
        String wanted = network.exitNames().get(exit);
        return Stream.concat(network.branches().stream(), network.segments().stream())
                .flatMap(part -> part.operators().stream())
                .filter(operator -> operator.name().equals(wanted))
                .findFirst();
    }

    private Optional<String> fallingCost(int exit) {
        double before = macs(exit - 1);
        double here = macs(exit);
        if (here > before) {
            return Optional.empty();
        }
        return Optional.of("exit " + network.exitNames().get(exit) + " of " + table + " costs " + text(here)
                + " in all, no more than exit " + network.exitNames().get(exit - 1) + " before it, " + text(before)
                + "; is the order of \"exits\" that of their sites?");
    }

    /** The largest difference to the file's own costs, if it is no matter of counting. */
    private Optional<String> otherCosts() {
        double unit = own == null ? Double.NaN : MACS.getOrDefault(own.unit().toLowerCase(Locale.ROOT), Double.NaN);
        int last = network.exits() - 1;
        double dearest = Math.max(macs(last), ownMacs(last, unit));
        int worst = -1;
        for (int exit = 0; exit <= last; exit++) {
            double apart = Math.abs(macs(exit) - ownMacs(exit, unit));
            if (apart > TOLERANCE * dearest && (worst < 0 || apart > Math.abs(macs(worst) - ownMacs(worst, unit)))) {
                worst = exit;
            }
        }
        return worst < 0
                ? Optional.empty()
                : Optional.of("exit " + trace.exitNames().get(worst) + " costs " + text(ownMacs(worst, unit))
                        + " in all by trace " + name + ", but " + text(macs(worst)) + " by " + table
                        + "; is the table of this network?");
    }

    /** What a sample costs that leaves at an exit, other heads left out, in multiply-accumulates. */
    private double macs(int exit) {
        Segment head = network.branches().get(exit);
        return network.backboneMacs(exit) + head.macs();
    }

    /** The same by the trace's own costs; NaN where they are no multiply-accumulates. */
    private double ownMacs(int exit, double unit) {
        if (own == null) {
            return Double.NaN;
        }
        double sum = own.head()[exit];
        for (int k = 0; k <= exit; k++) {
            sum += own.segment()[k];
        }
        return sum * unit;
    }

    private static String text(double macs) {
        return String.format(Locale.ROOT, "%,.0f MACs", macs);
    }
}

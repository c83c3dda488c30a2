package io.exeunt.compare;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What policies compete on: one backbone with one or more sets of heads, the same samples for all.
 *
 * @param place platform, or what else the costs are of
 * @param members sets of heads; the first is the reference, on which threshold policies run
 * @param clocking how the board's clocks are governed; empty to leave governors out
 */
public record Course(String place, List<Member> members, Optional<Clocking> clocking) {
    private static final double GRID_FROM = 0.05;
    private static final double GRID_TO = 0.9;

    public Course {
        Check.notBlank("place", place);
        members = Check.notEmpty("members", members);
        for (Member member : members) {
            Member first = members.get(0);
            Check.require(member.units().equals(first.units()), "units", "" + first.units(), member.units());
            Check.require(sameSamples(first.trace(), member.trace()), "samples", "those of all", member.name());
        }
    }

    /** One set of heads, and no governors. */
    public Course(String place, ExitTrace trace, ExitCosts budgetCosts, List<ExitCosts> costs) {
        this(
                place,
                List.of(new Member(trace.network(), trace, budgetCosts, costs, Optional.empty())),
                Optional.empty());
    }

    private static boolean sameSamples(ExitTrace a, ExitTrace b) {
        return Arrays.equals(a.fit().labels(), b.fit().labels())
                && Arrays.equals(a.report().labels(), b.report().labels());
    }

    /** The heads that threshold policies run on, and whose dearest exit the budgets are measured by. */
    public Member reference() {
        return members.get(0);
    }

    /** Units of the costs that are reported. */
    public List<String> units() {
        return reference().units();
    }

    /** Unit of the budgets. */
    public String budgetUnit() {
        return reference().budgetCosts().unit();
    }

    /** Whether policies fitted there need not be fitted again here: the same traces, and the same costs under the budgets. */
    public boolean budgetsMeanTheSameAs(Course other) {
        return members.size() == other.members.size()
                && IntStream.range(0, members.size()).allMatch(m -> sameBudgets(members.get(m), other.members.get(m)));
    }

    private static boolean sameBudgets(Member a, Member b) {
        ExitCosts own = a.budgetCosts();
        ExitCosts others = b.budgetCosts();
        return a.trace() == b.trace()
                && own.unit().equals(others.unit())
                && Arrays.equals(own.segment(), others.segment())
                && Arrays.equals(own.head(), others.head())
                && Arrays.equals(own.onward(), others.onward());
    }

    /** Number of samples that policies are scored on. */
    public int samples() {
        return reference().trace().report().samples();
    }

    /** Cost of the cheapest exit of all members when every head on the way is evaluated. */
    public double cheapest() {
        return members.stream().mapToDouble(Member::cheapest).min().orElseThrow();
    }

    /** Cost of the dearest exit of the reference when every head on the way is evaluated. */
    public double dearest() {
        return reference().dearest();
    }

    /** Budgets evenly from 5 % to 90 % of the way from the cheapest to the dearest exit; one alone in the middle. */
    public List<Double> grid(int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> count == 1 ? 0.5 : (double) i / (count - 1))
                .map(share -> GRID_FROM + share * (GRID_TO - GRID_FROM))
                .map(share -> cheapest() + share * (dearest() - cheapest()))
                .boxed()
                .distinct()
                .toList();
    }
}

package io.exeunt.compare;

import io.exeunt.compare.ClockTrial.Attempt;
import io.exeunt.compare.Trial.Fitted;
import io.exeunt.compare.result.ClockComparison;
import io.exeunt.compare.result.Clocked;
import io.exeunt.compare.result.Clocked.Parts;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Prices what fitted policies decided under every governor; the policies are not fitted again. */
final class ClockContest {
    private final Course course;
    private final Clocking clocking;
    private final List<GovernorEntrant> contenders;
    private final List<ClockTrial> trials;
    private final int[] reference;
    private final int[] constant;

    /**
     * Makes the governors, and has the network without exits take part as well: what clocks alone can do.
     *
     * @param reference [trial], index of the trial it is compared with; −1 for none
     * @param threads that make governors; they change no result
     * @param cancellation ends that at once
     */
    ClockContest(
            Course course,
            Clocking clocking,
            List<Fitted> fitted,
            int[] reference,
            int threads,
            Cancellation cancellation) {
        this.course = course;
        this.clocking = clocking;
        this.contenders = GovernorEntrant.of(
                clocking, tables(course.reference()).platform().energyModelled());
        List<Fitted> all = new ArrayList<>(fitted);
        fitted.stream()
                .map(Fitted::budget)
                .distinct()
                .map(budget -> WithoutExits.at(budget, course.reference()))
                .forEach(all::add);
        this.reference = Arrays.copyOf(reference, all.size());
        Arrays.fill(this.reference, reference.length, all.size(), -1);
        this.trials = clocked(all, threads, cancellation);
        this.constant = trials.stream()
                .mapToInt(trial -> trial.bestConstant().orElse(-1))
                .toArray();
    }

    private List<ClockTrial> clocked(List<Fitted> all, int threads, Cancellation cancellation) {
        List<GovernorRoom> rooms = course.members().stream()
                .map(member -> GovernorRoom.of(tables(member), clocking))
                .toList();
        List<Supplier<ClockTrial>> tasks = all.stream()
                .<Supplier<ClockTrial>>map(trial -> () -> ClockTrial.of(trial, contenders, rooms.get(trial.member())))
                .toList();
        return Workers.all(threads, tasks, cancellation, "nothing is kept of a comparison");
    }

    private static CostTables tables(Member member) {
        return member.tables().orElseThrow(() -> new IllegalStateException("Governors need a board"));
    }

    ClockComparison clocks(Bootstrap bootstrap, double level, Cancellation cancellation) {
        ClockFigures.Intervals intervals = new ClockFigures(trials, reference, constant)
                .intervals(bootstrap, course.samples(), level, cancellation);
        List<Clocked> rows = new ArrayList<>();
        for (int t = 0; t < trials.size(); t++) {
            for (int g = 0; g < contenders.size(); g++) {
                if (contenders.get(g).shown()) {
                    rows.add(row(t, g, intervals));
                }
            }
        }
        return new ClockComparison(
                clocking.latencyBudgetS() * 1e3,
                clocking.periodS() * 1e3,
                new ClockVerdict(course, clocking, trials, intervals).text(),
                rows);
    }

    private Clocked row(int t, int g, ClockFigures.Intervals intervals) {
        Fitted trial = trials.get(t).fitted();
        String governor = contenders.get(g).name();
        Attempt attempt = trials.get(t).attempts().get(g);
        return attempt instanceof Attempt.Refused refused
                ? new Clocked.Refused(trial.policy(), trial.budget(), governor, refused.reason())
                : priced(trial, governor, (Attempt.Made) attempt, new Place(t, g, intervals));
    }

    /** Where the intervals of a row are. */
    private record Place(int trial, int governor, ClockFigures.Intervals intervals) {}

    private Clocked priced(Fitted trial, String name, Attempt.Made made, Place place) {
        Governed governed = made.governed();
        PathHistogram report = trial.report().histogram();
        return new Clocked.Priced(
                trial.policy(),
                trial.budget(),
                name,
                made.kind(),
                governed.clocks(),
                governed.mean(report, ClockedPath::latencyS) * 1e3,
                governed.lateShare(report, clocking.latencyBudgetS()),
                new Parts(
                        governed.mean(report, ClockedPath::workJ) * 1e3,
                        governed.mean(report, ClockedPath::switchingJ) * 1e3,
                        governed.mean(report, ClockedPath::idleJ) * 1e3),
                place.intervals().energyMj(place.trial(), place.governor()),
                place.intervals().againstConstant(place.trial(), place.governor()),
                place.intervals().atEqualEnergy(place.trial(), place.governor()));
    }
}

package io.exeunt.explore;

import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Figures;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Designs run again sample by sample on <em>report</em>, so that their figures can be had of any resample. Safe for many threads. */
public final class ReplayedFront {
    private static final double MMAC = 1e6;

    private final DesignPricing pricing;
    private final ExploreSpec spec;
    private final List<Member> members;

    private ReplayedFront(DesignPricing pricing, ExploreSpec spec, List<Member> members) {
        this.pricing = pricing;
        this.spec = spec;
        this.members = members;
    }

    /**
     * A design and what became of each sample.
     *
     * @param kind [sample], twice the index of its path, one more where it was answered right
     * @param order indices of its paths, by exit, then by heads
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Member(DesignReplay.Runnable design, SampleDecisions decisions, int[] kind, int[] order) {
        static Member of(DesignReplay.Runnable design, SampleDecisions decisions) {
            List<Path> paths = decisions.paths();
            int[] kind = IntStream.range(0, decisions.samples())
                    .map(i -> 2 * decisions.path()[i] + (decisions.right()[i] ? 1 : 0))
                    .toArray();
            int[] order = IntStream.range(0, paths.size())
                    .boxed()
                    .sorted(Comparator.<Integer>comparingInt(
                                    path -> paths.get(path).exit())
                            .thenComparingLong(path -> paths.get(path).evaluated()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Member(design, decisions, kind, order);
        }

        PathCounts counts(int[] weights, int exits) {
            int[] drawn = new int[2 * order.length];
            for (int i = 0; i < weights.length; i++) {
                drawn[kind[i]] += weights[i];
            }
            return asksOneSet() ? byExit(drawn, exits) : byPath(drawn);
        }

        /** Whether every sample is asked the same heads until it leaves: then counting by exit says all. */
        private boolean asksOneSet() {
            long heads = heads();
            return decisions.paths().stream()
                    .allMatch(path ->
                            path.forecasts().isEmpty() && path.evaluated() == (heads & (-1L >>> (63 - path.exit()))));
        }

        private long heads() {
            return decisions.paths().stream().mapToLong(Path::evaluated).reduce(0, (a, b) -> a | b);
        }

        private ExitCounts byExit(int[] drawn, int exits) {
            ExitCounts counts = ExitCounts.none(heads(), exits);
            for (int path : order) {
                int exit = decisions.paths().get(path).exit();
                counts.counts()[exit] += drawn[2 * path] + drawn[2 * path + 1];
                counts.correct()[exit] += drawn[2 * path + 1];
            }
            return counts;
        }

        private PathHistogram byPath(int[] drawn) {
            List<PathHistogram.Entry> entries = new ArrayList<>(order.length);
            for (int path : order) {
                int right = drawn[2 * path + 1];
                int count = drawn[2 * path] + right;
                if (count > 0) {
                    entries.add(new PathHistogram.Entry(decisions.paths().get(path), count, right));
                }
            }
            return new PathHistogram(entries);
        }
    }

    /**
     * Runs designs again.
     *
     * @param where for messages
     * @throws io.exeunt.ground.InvalidInputException if a design belongs to another network or device
     * @throws UnsupportedOperationException if a policy decides about samples together and can't say what became of each
     */
    public static ReplayedFront of(DesignPricing pricing, ExploreSpec spec, List<Configuration> designs, String where) {
        DesignReplay replay = new DesignReplay(pricing, spec, where);
        List<Member> members = new ArrayList<>();
        for (Configuration design : designs) {
            DesignReplay.Runnable runnable = replay.runnable(design);
            StudySystem system = pricing.subject().systems().get(runnable.system());
            members.add(Member.of(
                    runnable, runnable.policy().decisions(system.trace().report())));
        }
        return new ReplayedFront(pricing, spec, members);
    }

    /** Number of samples of <em>report</em>. */
    public int samples() {
        return pricing.subject().reference().trace().report().samples();
    }

    /** Whether another front was scored on the same samples. */
    public boolean sameSamples(ReplayedFront other) {
        return Arrays.equals(labels(), other.labels());
    }

    private int[] labels() {
        return pricing.subject().reference().trace().report().labels();
    }

    /**
     * Figures of every design.
     *
     * @param weights [sample], how often each sample was drawn
     */
    public List<Figures> on(int[] weights) {
        return members.stream().map(member -> figures(member, weights)).toList();
    }

    private Figures figures(Member member, int[] weights) {
        int system = member.design().system();
        StudySystem studied = pricing.subject().systems().get(system);
        PathCounts counts = member.counts(weights, studied.exits());
        var figures =
                spec.across().of(pricing.figures(system, counts, member.design().governors()));
        double macs = MMAC * mean(studied.macs(), counts.histogram());
        return new Figures(figures.accuracy(), figures.latency(), figures.energyJ(), macs);
    }

    private static double mean(ExitCosts macs, PathHistogram paths) {
        double sum = 0;
        for (PathHistogram.Entry entry : paths.entries()) {
            Path path = entry.path();
            sum += entry.count() * macs.of(path);
        }
        return sum / paths.samples();
    }
}

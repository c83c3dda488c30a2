package io.exeunt.explore;

import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Figures;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.Path;
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
     * @param order indices of its paths, by exit, then by heads
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Member(DesignReplay.Runnable design, SampleDecisions decisions, int[] order) {
        static Member of(DesignReplay.Runnable design, SampleDecisions decisions) {
            int[] order = IntStream.range(0, decisions.paths().size())
                    .boxed()
                    .sorted(Comparator.<Integer>comparingInt(
                                    path -> decisions.paths().get(path).exit())
                            .thenComparingLong(
                                    path -> decisions.paths().get(path).evaluated()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Member(design, decisions, order);
        }

        PathHistogram histogram(int[] weights) {
            int[] count = new int[decisions.paths().size()];
            int[] right = new int[count.length];
            for (int i = 0; i < weights.length; i++) {
                int path = decisions.path()[i];
                count[path] += weights[i];
                right[path] += decisions.right()[i] ? weights[i] : 0;
            }
            List<PathHistogram.Entry> entries = new ArrayList<>(count.length);
            for (int path : order) {
                if (count[path] > 0) {
                    entries.add(new PathHistogram.Entry(decisions.paths().get(path), count[path], right[path]));
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
        PathHistogram paths = member.histogram(weights);
        int system = member.design().system();
        var figures =
                spec.across().of(pricing.figures(system, paths, member.design().governors()));
        double macs = MMAC * mean(pricing.subject().systems().get(system).macs(), paths);
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

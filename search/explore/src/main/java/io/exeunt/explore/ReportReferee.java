package io.exeunt.explore;

import io.exeunt.explore.WinnerWalk.Lead;
import io.exeunt.explore.WinnerWalk.Referee;
import io.exeunt.explore.WinnerWalk.Rival;
import io.exeunt.ground.statistics.McNemar;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares designs that were chosen on <em>fit</em> over the same samples of <em>report</em>. With b samples that the challenger alone
 * answers right and c that the holder alone does, of n, the gain is (b − c)/n and its standard error √(b + c − (b − c)²/n)/n: that of a mean of
 * paired differences; how likely chance gives as much, McNemar's exact test says.
 *
 * <p>Where a policy can't tell what becomes of single samples, nothing is tested, and p is 1: the two shares of wrong answers on <em>fit</em>
 * are of samples on which the designs were picked. Their difference and its standard error as if they were independent,
 * √(p(1−p)/n + q(1−q)/n), are told alone.
 */
final class ReportReferee implements Referee {
    private final Function<String, Optional<EarlyExitDesign>> designs;
    private final DesignEvaluator evaluator;
    private final ReportPaths paths;
    private final int fitSamples;
    private final int reportSamples;
    private final Map<String, Optional<BitSet>> rightById = new HashMap<>();
    private boolean paired = true;

    ReportReferee(
            Function<String, Optional<EarlyExitDesign>> designs,
            DesignEvaluator evaluator,
            ReportPaths paths,
            StudySystem system) {
        this.designs = designs;
        this.evaluator = evaluator;
        this.paths = paths;
        this.fitSamples = system.trace().fit().samples();
        this.reportSamples = system.trace().report().samples();
    }

    /** Whether all differences so far were paired. */
    boolean paired() {
        return paired;
    }

    @Override
    public Lead lead(Rival challenger, Rival holder) {
        Optional<BitSet> theirs = right(challenger);
        Optional<BitSet> ours = right(holder);
        if (theirs.isEmpty() || ours.isEmpty()) {
            paired = false;
            return unpaired(challenger.error(), holder.error());
        }
        return paired(theirs.get(), ours.get(), reportSamples);
    }

    private Optional<BitSet> right(Rival rival) {
        return rightById.computeIfAbsent(rival.id(), unknown -> replayed(rival));
    }

    private Optional<BitSet> replayed(Rival rival) {
        try {
            return designs.apply(rival.id()).map(design -> paths.right(design, evaluator.policy(design)));
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // anybody's code
            return Optional.empty();
        }
    }

    static Lead paired(BitSet challenger, BitSet holder, int samples) {
        BitSet gained = (BitSet) challenger.clone();
        gained.andNot(holder);
        BitSet lost = (BitSet) holder.clone();
        lost.andNot(challenger);
        double apart = gained.cardinality() - lost.cardinality();
        double either = gained.cardinality() + lost.cardinality();
        double standardError = Math.sqrt(either - apart * apart / samples) / samples;
        return new Lead(apart / samples, standardError, new McNemar(gained.cardinality(), lost.cardinality()).exactP());
    }

    private Lead unpaired(double challenger, double holder) {
        double variance = (challenger * (1 - challenger) + holder * (1 - holder)) / fitSamples;
        double gain = holder - challenger;
        return new Lead(gain, Math.sqrt(variance), 1);
    }
}

package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.LimitTest.Seen;
import io.exeunt.explore.result.Certification;
import io.exeunt.explore.result.Certification.LimitProof;
import io.exeunt.explore.result.Certification.Verdict;
import io.exeunt.explore.result.Limit;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Certifies the designs of a front on samples that were kept from the search, so that with the confidence asked for none of those that are
 * said to hold breaks a limit.
 *
 * <p>A design holds where every limit is proved at level α = 1 − confidence: "some limit is broken" is a union, and its p-value the largest
 * of theirs (R. L. Berger, Multiparameter hypothesis testing and acceptance sampling, Technometrics 24, 1982). Designs are tested one after
 * the other, each at α in full, until one is not proved; none after it holds. The order is set beforehand, on the samples that were
 * searched: the safest first. A design that breaks a limit is then said to hold with a probability of α at most, however many there are:
 * fixed-sequence testing, as in A. N. Angelopoulos, S. Bates, E. J. Candès, M. I. Jordan, L. Lei, Learn then Test, Ann. Appl. Stat. 19 (2025).
 */
final class Certifier {
    private final Exploration exploration;
    private final LimitTests tests;
    private final double alpha;
    private final Map<TraceSplit, ClassAccuracy> bySplit = new IdentityHashMap<>();

    Certifier(Exploration exploration, List<Limit> limits) {
        this.exploration = exploration;
        this.tests = new LimitTests(exploration, limits);
        this.alpha = 1 - exploration.spec().budget().confidence();
    }

    private record Candidate(String id, int system, FittedPolicy policy, List<LimitTest> tests, double seenP) {}

    Certification certified() {
        List<Verdict> verdicts = new ArrayList<>();
        boolean open = true;
        for (Candidate candidate : inOrder()) {
            TraceSplit kept = exploration.pricing().kept().get(candidate.system());
            List<LimitProof> proofs = proofs(
                    candidate.tests(),
                    seen(candidate.policy(), candidate.policy().paths(kept), kept));
            open &= worst(proofs) <= alpha;
            verdicts.add(new Verdict(candidate.id(), open, proofs));
        }
        return new Certification(
                1 - alpha,
                exploration.pricing().subject().reference().trace().fit().samples(),
                exploration.pricing().kept().get(0).samples(),
                verdicts);
    }

    /** By how sure the samples that were searched are, which none of the kept ones has a say in. */
    private List<Candidate> inOrder() {
        Found found = exploration.search();
        return found.front().members().stream()
                .map(member -> candidate(member.id(), found.space().decode(member.point())))
                .sorted(Comparator.comparingDouble(Candidate::seenP).thenComparing(Candidate::id))
                .toList();
    }

    private Candidate candidate(String id, EarlyExitDesign design) {
        List<LimitTest> own = tests.of(design);
        PathHistogram paths = exploration.search().evaluator().counts(design).histogram();
        FittedPolicy policy = exploration.search().evaluator().policy(design);
        TraceSplit fit = exploration
                .pricing()
                .subject()
                .systems()
                .get(design.rule().system())
                .trace()
                .fit();
        return new Candidate(id, design.rule().system(), policy, own, worst(proofs(own, seen(policy, paths, fit))));
    }

    private Seen seen(FittedPolicy policy, PathHistogram paths, TraceSplit split) {
        return new Seen(paths, () -> {
            ClassAccuracy classes = bySplit.computeIfAbsent(split, ClassAccuracy::new);
            return new LimitTest.ClassCounts(classes.samples(), classes.right(policy));
        });
    }

    private List<LimitProof> proofs(List<LimitTest> own, Seen seen) {
        SplittableRandom random = new SplittableRandom(exploration.spec().seed());
        return own.stream().map(test -> test.proof(seen, alpha, random)).toList();
    }

    private static double worst(List<LimitProof> proofs) {
        return proofs.stream().mapToDouble(LimitProof::pValue).max().orElse(0);
    }
}

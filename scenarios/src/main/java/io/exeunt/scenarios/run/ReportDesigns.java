package io.exeunt.scenarios.run;

import io.exeunt.explore.EarlyExitDesign;
import io.exeunt.explore.EarlyExitDesign.Patience;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Parameter;
import io.exeunt.explore.result.Standing;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.scenarios.run.Exploration.Found;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns evaluated designs into what a report shows of them; only those worth quoting are scored on the report split. */
final class ReportDesigns {
    private static final double MMAC = 1e6;

    private final Exploration exploration;
    private final ExitTrace trace;

    ReportDesigns(Exploration exploration, ExitTrace trace) {
        this.exploration = exploration;
        this.trace = trace;
    }

    /** Every design of a study that could be evaluated, each once, in the order of its journal. */
    List<Design> all(Found found) {
        Set<String> front = ids(found.result().front());
        List<Design> designs = new ArrayList<>();
        for (Evaluation evaluation : found.result().evaluations()) {
            if (evaluation.state() != Evaluation.State.FAILED) {
                Standing standing = front.contains(evaluation.id())
                        ? Standing.FRONT
                        : evaluation.feasible() ? Standing.DOMINATED : Standing.INFEASIBLE;
                designs.add(design(evaluation.id(), found.space().decode(evaluation.point()), standing));
            }
        }
        return designs;
    }

    private static Set<String> ids(Iterable<Evaluation> evaluations) {
        Set<String> ids = new HashSet<>();
        evaluations.forEach(evaluation -> ids.add(evaluation.id()));
        return ids;
    }

    /** One design; scored on the report split unless it is dominated. */
    Design design(String id, EarlyExitDesign design, Standing standing) {
        FittedPolicy policy = exploration.rules().policy(design);
        Figures fit = fit(design);
        Figures report = standing == Standing.FRONT ? Figures.of(outcome(design, policy, trace.report())) : null;
        return new Design(id, configuration(design, policy), fit, report, standing);
    }

    /** What the search saw of a design. */
    private Figures fit(EarlyExitDesign design) {
        var seen = exploration.search().evaluator().figures(design);
        double mmacs =
                exploration.engine().tables().macs().mean(exploration.rules().histogram(design));
        return new Figures(seen.accuracy(), seen.latency(), seen.energyJ(), mmacs * MMAC);
    }

    /** The outcome of a design on a split. */
    Outcome outcome(EarlyExitDesign design, FittedPolicy policy, TraceSplit split) {
        return exploration.engine().evaluate(policy.paths(split), design.schedule(), kept(design, policy));
    }

    private static ExitSet kept(EarlyExitDesign design, FittedPolicy policy) {
        return policy instanceof ThresholdPolicy thresholds
                ? new ExitSet(design.exits().exits(), thresholds.heads())
                : design.exits();
    }

    private Configuration configuration(EarlyExitDesign design, FittedPolicy policy) {
        List<String> names = trace.exitNames();
        int[] kept = kept(design, policy).indices();
        return new Configuration(
                IntStream.of(kept).mapToObj(names::get).toList(),
                design.rule().policy(),
                parameters(design, policy, kept),
                clocks(design));
    }

    private List<Parameter> parameters(EarlyExitDesign design, FittedPolicy policy, int[] kept) {
        if (design.rule() instanceof Patience patience) {
            return List.of(new Parameter(Patience.NAME, patience.agreeing()));
        }
        if (policy instanceof ThresholdPolicy thresholds) {
            return IntStream.of(kept)
                    .filter(k -> k != design.exits().last())
                    .mapToObj(k -> new Parameter(trace.exitNames().get(k), lowestSame(thresholds.threshold(k))))
                    .toList();
        }
        return List.of();
    }

    /** Scores are never negative, so a threshold of −∞ says the same as one of 0, which can be written down. */
    private static double lowestSame(double threshold) {
        return Math.max(0, threshold);
    }

    private List<List<Double>> clocks(EarlyExitDesign design) {
        StateSpace states = exploration.engine().tables().platform().states();
        return IntStream.of(design.schedule().states())
                .mapToObj(state -> IntStream.range(0, states.domains().size())
                        .mapToObj(domain -> states.opp(state, domain).freqHz())
                        .toList())
                .toList();
    }
}

package io.exeunt.scenarios.run;

import io.exeunt.policies.cascade.CascadePolicy;
import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.policies.score.Score;
import io.exeunt.reports.format.Numbers;
import io.exeunt.scenarios.spec.HeadsSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.Summary.Figure;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is worth reading about a network and the systems on it. */
final class BundleFigures {
    private static final double MILLION = 1e6;

    private BundleFigures() {}

    static List<Figure> of(Scenario scenario, Learned learned) {
        List<Figure> figures = new ArrayList<>(LocalWorkbench.exitFigures(learned));
        learned.bundle().forEach((name, system) -> {
            if (system.trace() != learned.own().trace()) {
                exits(name, system, figures);
            }
        });
        if (scenario.heads().systems().contains(HeadsSpec.SystemName.PTEENET)) {
            sweep(scenario, learned.bundle(), figures);
        }
        return figures;
    }

    /** Every side exit alone, and what its head costs; the final exit is the backbone's. */
    private static void exits(String name, LearnedSystem system, List<Figure> figures) {
        List<ExitAccuracy> table = ExitAccuracy.table(system.trace());
        double[] heads = system.macs().head();
        for (int k = 0; k < table.size() - 1; k++) {
            figures.add(new Figure(
                    name + ": " + table.get(k).exit() + " alone",
                    String.format(
                            Locale.ROOT,
                            "%s fit, %s report; head %s",
                            Numbers.percent(table.get(k).fit()),
                            Numbers.percent(table.get(k).report()),
                            Numbers.si(heads[k] * MILLION, "MAC"))));
        }
    }

    /** Cost against accuracy along the weights of cost. */
    private static void sweep(Scenario scenario, Map<String, LearnedSystem> bundle, List<Figure> figures) {
        HeadSystems names = new HeadSystems(scenario.heads(), scenario.seed());
        double theta = scenario.heads().pteenet().theta();
        for (double lambda : scenario.heads().pteenet().lambda()) {
            LearnedSystem system = bundle.get(names.pteenetName(lambda));
            if (system != null) {
                figures.add(new Figure(
                        String.format(Locale.ROOT, "pteenet at lambda %s, theta %s", lambda, theta),
                        cascade(system, theta)));
            }
        }
    }

    private static String cascade(LearnedSystem system, double theta) {
        ExitSet exits = system.network().allExits();
        PathHistogram paths = new CascadePolicy(Score.CONFIDENCE_HEAD, exits, theta)
                .paths(system.trace().report());
        ExitCosts costs = system.macs();
        double mean = costs.mean(paths);
        return String.format(
                Locale.ROOT,
                "%s right on report at %s, %s of the plain network's",
                Numbers.percent(paths.accuracy()),
                Numbers.si(mean * MILLION, "MAC"),
                Numbers.percent(mean / plain(costs)));
    }

    /** Cost of the network without side exits. */
    private static double plain(ExitCosts costs) {
        double sum = costs.head()[costs.head().length - 1];
        for (double segment : costs.segment()) {
            sum += segment;
        }
        return sum;
    }
}

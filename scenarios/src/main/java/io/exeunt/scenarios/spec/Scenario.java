package io.exeunt.scenarios.spec;

import io.exeunt.explore.DesignBudget;
import io.exeunt.explore.DesignObjective;
import io.exeunt.ground.Check;
import java.util.List;

/**
 * One question put to Exeunt, complete: every default filled in, every override applied.
 *
 * @param name of the study; letters, digits, '.', '_' and '-'
 * @param seed from which all randomness follows
 * @param data samples to learn from and be judged on
 * @param network to be trained
 * @param training how it learns
 * @param heads which published systems' heads are trained on it afterwards
 * @param device that designs are priced on
 * @param policies names of the exit policies a design may use, at least one, no two alike
 * @param budget what every acceptable design has to keep
 * @param objectives what is made small, at least one, no two alike
 * @param search how designs are looked for
 * @param report where results go
 */
public record Scenario(
        String name,
        long seed,
        DataSpec data,
        NetworkSpec network,
        TrainingSpec training,
        HeadsSpec heads,
        DeviceSpec device,
        List<String> policies,
        DesignBudget budget,
        List<DesignObjective> objectives,
        SearchSpec search,
        ReportSpec report) {
    public Scenario {
        Check.require(name.matches("[A-Za-z0-9][A-Za-z0-9._-]*"), "name", "letters, digits, '.', '_' or '-'", name);
        policies = distinct("policies", policies);
        objectives = distinct("objectives", objectives);
    }

    /** The same question for another device. */
    Scenario on(DeviceSpec other) {
        return new Scenario(
                name, seed, data, network, training, heads, other, policies, budget, objectives, search, report);
    }

    private static <T> List<T> distinct(String name, List<T> values) {
        List<T> copy = Check.notEmpty(name, values);
        Check.require(copy.stream().distinct().count() == copy.size(), name, "free of repetitions", copy);
        return copy;
    }
}

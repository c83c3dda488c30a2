package io.exeunt.scenarios.spec;

import io.exeunt.explore.Across;
import io.exeunt.explore.DesignBudget;
import io.exeunt.explore.DesignObjective;
import io.exeunt.explore.ExploreSpec;
import io.exeunt.explore.SearchSpec;
import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Absent;
import io.exeunt.ground.spec.bind.Key;
import java.nio.file.Path;
import java.util.List;

/**
 * One question put to Exeunt, complete: every default filled in, every override applied.
 *
 * @param name of the study; letters, digits, '.', '_' and '-'
 * @param seed from which all randomness follows
 * @param data samples to learn from and be judged on
 * @param network where it comes from: trained here, or traced elsewhere
 * @param training how it learns
 * @param heads which published systems' heads are trained on it afterwards
 * @param devices boards, or conditions of one, that designs are priced on; none to count operations alone
 * @param across what an objective is over several devices
 * @param governors names of the governors that may set the clocks, at least one, no two alike
 * @param load under which designs work
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
        @Key(one = "device") @Absent List<DeviceSpec> devices,
        @Key("across_devices") Across across,
        List<String> governors,
        LoadSpec load,
        List<String> policies,
        DesignBudget budget,
        List<DesignObjective> objectives,
        SearchSpec search,
        ReportSpec report) {
    public Scenario {
        Check.require(name.matches("[A-Za-z0-9][A-Za-z0-9._-]*"), "name", "letters, digits, '.', '_' or '-'", name);
        devices = List.copyOf(devices);
        governors = distinct("governors", governors);
        policies = distinct("policies", policies);
        objectives = distinct("objectives", objectives);
    }

    /**
     * The first device.
     *
     * @throws java.util.NoSuchElementException if operations are counted without one
     */
    public DeviceSpec device() {
        return devices.stream().findFirst().orElseThrow();
    }

    /** The same question for other devices. */
    public Scenario on(List<DeviceSpec> others) {
        return with(others, search, report);
    }

    /** The same question, answered in another folder. */
    public Scenario into(Path folder) {
        return with(devices, search, new ReportSpec(folder));
    }

    /** The same question from the front of a study in another folder. */
    public Scenario startingFrom(Path folder) {
        return with(devices, search.startingFrom(folder.toString()), report);
    }

    private Scenario with(List<DeviceSpec> otherDevices, SearchSpec otherSearch, ReportSpec otherReport) {
        return new Scenario(
                name,
                seed,
                data,
                network,
                training,
                heads,
                otherDevices,
                across,
                governors,
                load,
                policies,
                budget,
                objectives,
                otherSearch,
                otherReport);
    }

    /** What is asked of an exploration. */
    public ExploreSpec exploration() {
        return new ExploreSpec(
                name,
                seed,
                policies,
                governors,
                across,
                load.periodS(),
                load.task(budget.latencyBudgetMs() * 1e-3, seed).orElse(null),
                budget,
                objectives,
                search);
    }

    private static <T> List<T> distinct(String name, List<T> values) {
        List<T> copy = Check.notEmpty(name, values);
        Check.require(copy.stream().distinct().count() == copy.size(), name, "free of repetitions", copy);
        return copy;
    }
}

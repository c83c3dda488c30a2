package io.exeunt.scenarios.workbench;

import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.spec.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All that the command line can have done. Scenarios arrive complete and checked against the device catalogue and the policies.
 *
 * <p>Every method keeps finished work when the context's {@link Cancellation} is requested, and then throws
 * {@link io.exeunt.ground.failure.CancelledException}. Bad input ends in {@link io.exeunt.ground.InvalidInputException}, a full
 * or damaged disk in {@link io.exeunt.ground.failure.StoreException}.
 */
public interface Workbench {
    /**
     * Trains the network and the heads that the scenario asks for, unless the cache has them, and measures all exits on both splits.
     *
     * @param export where traces are written, one per system; empty for nowhere
     */
    Summary train(Scenario scenario, Optional<Export> export, RunContext context);

    /** Says how large the scenario's network is and how long its training would take, by a few steps that are timed; keeps nothing. */
    Summary forecast(Scenario scenario, RunContext context);

    /**
     * Reads what a scenario names, as a run would, and prepares its policies and boards, without searching or training: a network that is to be
     * trained is not looked at. What is implausible is a warning.
     */
    void check(Scenario scenario, RunContext context);

    /** Simulates one design point, on each board. */
    List<Simulation> simulate(SimulationRequest request, RunContext context);

    /** Trains if need be, searches (or goes on searching) and writes the front. */
    Summary search(Scenario scenario, StudyMode mode, RunContext context);

    /** Packs a study for another machine; trains if need be. */
    PackedStudy pack(Scenario scenario, RunContext context);

    /**
     * Takes a study that another machine has computed into the scenario's folder, as if {@link #search} had been called here.
     *
     * @param study as {@link io.exeunt.scenarios.run.RemoteStudies} gives it
     */
    void take(Scenario scenario, byte[] study, RunContext context);

    /** Writes the report of a study folder anew from what is in it. */
    Summary report(Path study, RunContext context);

    /** Train, search and report in one go. */
    Summary run(Scenario scenario, StudyMode mode, RunContext context);

    /** Fits policies to budgets and compares them; trains first if it is asked about a scenario whose trace the cache does not have. */
    PolicyComparison compare(ComparisonRequest request, RunContext context);

    /**
     * A workbench for many studies, by several threads if need be: what they have in common – networks, traces, prices of a network on a
     * board – is made once and kept as long as it is held. Files that it has read are not read again when they change.
     */
    default Workbench sharing() {
        return this;
    }

    /**
     * Writes a design of a finished study whose network came as ONNX into a folder, ready to run elsewhere.
     *
     * @param scenario that the study was made from
     * @param folder that is empty or not there yet
     */
    Summary deploy(Scenario scenario, DesignReference design, Path folder, RunContext context);

    /**
     * Runs what was deployed on the samples that lie beside it, here.
     *
     * @param nanos time in ns that latencies are differences of
     */
    DeploymentCheck checkDeployment(Path folder, LongSupplier nanos, RunContext context);

    /** Runs models on this machine again and again, and writes how long they take. */
    Summary measure(MeasurementRequest request, RunContext context);

    /** Measures what leaving early costs on this machine, beside segments and heads. */
    MeasuredExitCosts measureExits(ExitCostRequest request, RunContext context);
}

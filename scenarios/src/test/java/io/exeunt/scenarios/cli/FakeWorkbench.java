package io.exeunt.scenarios.cli;

import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.explore.LoadTask;
import io.exeunt.ground.progress.Phase;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.ComparisonRequest;
import io.exeunt.scenarios.workbench.DeploymentCheck;
import io.exeunt.scenarios.workbench.DesignReference;
import io.exeunt.scenarios.workbench.ExitCostRequest;
import io.exeunt.scenarios.workbench.Export;
import io.exeunt.scenarios.workbench.MeasuredExitCosts;
import io.exeunt.scenarios.workbench.MeasurementRequest;
import io.exeunt.scenarios.workbench.PackedStudy;
import io.exeunt.scenarios.workbench.Simulation;
import io.exeunt.scenarios.workbench.SimulationRequest;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.scenarios.workbench.Workbench;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.operators.OperatorQuestion;
import io.exeunt.simulator.result.ExitShare;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.Residency;
import io.exeunt.simulator.result.SegmentShare;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Remembers what it was asked for and ends as it was told to. */
final class FakeWorkbench implements Workbench {
    private static final Cycles BLOCK = new Cycles(1_040_400, 300_000, 140_400, 600_000);
    private static final Cycles HEAD = new Cycles(50_000, 10_000, 0, 40_000);
    final List<String> asked = new ArrayList<>();
    final List<OperatorQuestion> questions = new ArrayList<>();
    final List<ComparisonRequest> comparisons = new ArrayList<>();
    PolicyComparison comparison = Comparisons.small();
    final List<Scenario> scenarios = new ArrayList<>();
    Summary.Status status = Summary.Status.COMPLETE;
    Energy energy = new Energy(0.001, 0.0005, 0.0002, 0.0003, 0.0001);

    @Nullable
    RuntimeException failure;

    @Nullable
    Error error;

    @Override
    public Summary forecast(Scenario scenario, RunContext context) {
        return work("forecast", scenario, context);
    }

    @Override
    public Summary train(Scenario scenario, Optional<Export> export, RunContext context) {
        return work("train" + export.map(wanted -> " to " + wanted.target()).orElse(""), scenario, context);
    }

    @Override
    public PackedStudy pack(Scenario scenario, RunContext context) {
        throw new UnsupportedOperationException("pack");
    }

    @Override
    public void take(Scenario scenario, byte[] study, RunContext context) {
        throw new UnsupportedOperationException("take");
    }

    @Override
    public void check(Scenario scenario, RunContext context) {
        asked.add("check " + scenario.name());
    }

    @Override
    public List<Simulation> simulate(SimulationRequest request, RunContext context) {
        String what = "simulate " + request.design().map(Record::toString).orElse("default");
        if (request.of() instanceof SimulationRequest.Of.AScenario of) {
            work(what, of.scenario(), context);
        } else {
            asked.add(what + " of a study");
        }
        questions.addAll(request.operators().stream().toList());
        return List.of(new Simulation(
                "7",
                "entropy below 0.2, exits 2 and 4",
                "jetson-tx2/gpu/tensorrt/fp32",
                outcome(0.99),
                outcome(0.985),
                request.operators().map(question -> OperatorSample.table(energy.isModelled())),
                load(request).map(SustainedSample::of)));
    }

    private static Optional<Load> load(SimulationRequest request) {
        Load asked = request.of() instanceof SimulationRequest.Of.AScenario of
                ? of.scenario().load().task(0.02, 1).map(LoadTask::load).orElse(null)
                : null;
        return request.load().over(asked, 0.02, 1);
    }

    @Override
    public Summary search(Scenario scenario, StudyMode mode, RunContext context) {
        return work("search " + mode, scenario, context);
    }

    @Override
    public Summary deploy(Scenario scenario, DesignReference design, Path folder, RunContext context) {
        asked.add("deploy " + design.id() + " into " + folder.getFileName());
        return summary();
    }

    @Override
    public DeploymentCheck checkDeployment(Path folder, LongSupplier nanos, RunContext context) {
        asked.add("check " + folder.getFileName());
        return new DeploymentCheck(
                1000,
                alike,
                "jetson-tx2/gpu",
                List.of(
                        new DeploymentCheck.Stage("early", 0.75, 0.75, 0.0004, 0.001),
                        new DeploymentCheck.Stage("final", 0.25, 0.25, 0.0008, 0.004)),
                0.9,
                0.9,
                0.0005,
                0.00175,
                0.004,
                0.004);
    }

    int alike = 1000;

    @Override
    public Summary measure(MeasurementRequest request, RunContext context) {
        asked.add("measure " + request.models().size() + " models");
        measured.add(request);
        return summary();
    }

    @Override
    public MeasuredExitCosts measureExits(ExitCostRequest request, RunContext context) {
        asked.add("measure exits of " + request.models().size() + " models");
        return new MeasuredExitCosts(List.of(
                new MeasuredExitCosts.Row("a.onnx", 1, 0.001, 0.00102, 0.00103, 0.0011, 20e-6, 10e-6, 100e-6),
                new MeasuredExitCosts.Row("a.onnx", 3, 0.001, 0.00112, 0.00118, 0.0013, 40e-6, 20e-6, 100e-6)));
    }

    final List<MeasurementRequest> measured = new ArrayList<>();

    @Override
    public Summary report(Path study, RunContext context) {
        asked.add("report " + study);
        return summary();
    }

    @Override
    public Summary run(Scenario scenario, StudyMode mode, RunContext context) {
        return work("run " + mode, scenario, context);
    }

    @Override
    public PolicyComparison compare(ComparisonRequest request, RunContext context) {
        asked.add("compare " + String.join(",", request.policies()));
        comparisons.add(request);
        if (failure != null) {
            throw failure;
        }
        return comparison;
    }

    private Summary work(String what, Scenario scenario, RunContext context) {
        asked.add(what);
        scenarios.add(scenario);
        context.progress().on(new ProgressEvent.PhaseStarted("train", "55,000 images"));
        context.progress().on(new ProgressEvent.Step("train", 500, 1000, "images", 250, 2, "epoch 1/2  loss 0.300"));
        context.progress().on(new ProgressEvent.PhaseFinished("train", 61.8, false));
        if (error != null) {
            throw error;
        }
        context.cancellation().throwIfRequested("checkpoint at step 12 of 937");
        if (failure != null) {
            throw failure;
        }
        return summary();
    }

    private Summary summary() {
        return new Summary(
                status,
                "The knee design needs 41 % less energy than the network without exits.",
                List.of(
                        new Summary.Figure("accuracy (report)", "98.61 %"),
                        new Summary.Figure("energy", "not modelled")),
                List.of(new Phase("train", 61.8, false), new Phase("trace", 0.25, true)),
                List.of(Path.of("runs/x/report.html")));
    }

    private Outcome outcome(double accuracy) {
        return new Outcome(
                10_000,
                accuracy,
                1_234_000,
                new LatencyDistribution(0.00123, 0.001, 0.002, 0.0025, 0.003),
                energy,
                List.of(
                        new ExitShare("exit1", true, 0.75, 0.995, 0.001, energy.totalJ(), energy, HEAD, 20_000),
                        new ExitShare(
                                "exit2", false, 0, Double.NaN, Double.NaN, Double.NaN, Energy.ZERO, Cycles.ZERO, 0),
                        new ExitShare("final", true, 0.25, 0.96, 0.002, energy.totalJ(), energy, HEAD, 20_000)),
                List.of(new SegmentShare(
                        "block1", 1, List.of(1.3005e9, 1.866e9), 0.0008, energy, Bound.OVERHEAD, BLOCK, 3_500_000)),
                List.of(new Residency("gpu", List.of(1.1475e8, 8.5425e8, 1.3005e9), List.of(0.0, 0.25, 0.75))),
                1.5);
    }
}

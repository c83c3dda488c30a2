package io.exeunt.scenarios.run;

import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.explore.Explorer;
import io.exeunt.explore.StudySubject;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.reports.format.Numbers;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.NetworkSpec;
import io.exeunt.scenarios.spec.PortableScenario;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Does everything on this machine. */
public final class LocalWorkbench implements Workbench {
    private final ArtefactCache cache;
    private final String version;
    private final StudyGround ground;

    /**
     * A workbench.
     *
     * @param cache of trained networks and traces
     * @param version of Exeunt, for manifests
     */
    public LocalWorkbench(ArtefactCache cache, String version) {
        this(cache, version, new StudyGround.Fresh(cache));
    }

    private LocalWorkbench(ArtefactCache cache, String version, StudyGround ground) {
        this.cache = cache;
        this.version = version;
        this.ground = ground;
    }

    /** A workbench of studies about a subject that came from elsewhere: it trains nothing, so that its cache stays empty. */
    static LocalWorkbench on(BroughtGround ground, ArtefactCache cache, String version) {
        return new LocalWorkbench(cache, version, ground);
    }

    @Override
    public Workbench sharing() {
        return new LocalWorkbench(cache, version, new SharedGround(cache));
    }

    @Override
    public Summary train(Scenario scenario, Optional<Export> export, RunContext context) {
        requireToBeTrained(scenario);
        export.ifPresent(BundleExport::requireFree);
        PhaseLog log = new PhaseLog(context);
        Learned learned = new Learning(scenario, cache, log).runWithHeads();
        export.ifPresent(wanted -> BundleExport.write(scenario, learned, wanted));
        ExitAccuracy last = learned.finalExit();
        return new Summary(
                Summary.Status.COMPLETE,
                "Network trained and measured; its final exit is right about " + Numbers.percent(last.report())
                        + " of the report split.",
                BundleFigures.of(scenario, learned),
                log.phases(),
                export.stream().map(Export::target).toList());
    }

    @Override
    public Summary forecast(Scenario scenario, RunContext context) {
        requireToBeTrained(scenario);
        return new Learning(scenario, cache, new PhaseLog(context)).forecast();
    }

    private static void requireToBeTrained(Scenario scenario) {
        if (scenario.network() instanceof NetworkSpec.Traced traced) {
            throw InvalidInputException.ofScenario(
                    "/network/trace",
                    "network.trace",
                    "Expected a network to train, given " + traced.trace() + ", which was trained elsewhere",
                    "exeunt run searches over it as it is",
                    null);
        }
        if (scenario.network() instanceof NetworkSpec.Onnx onnx) {
            throw InvalidInputException.ofScenario(
                    "/network/onnx",
                    "network.onnx",
                    "Expected a network to train, given " + onnx.model() + ", which was trained elsewhere",
                    "exeunt run records what its exits say, and searches",
                    null);
        }
    }

    static List<Summary.Figure> exitFigures(Learned learned) {
        List<Summary.Figure> figures = new ArrayList<>();
        for (ExitAccuracy exit : ExitAccuracy.table(learned.trace())) {
            figures.add(new Summary.Figure(
                    "accuracy of " + exit.exit() + " alone",
                    Numbers.percent(exit.fit()) + " fit, " + Numbers.percent(exit.report()) + " report"));
        }
        return figures;
    }

    @Override
    public void check(Scenario scenario, RunContext context) {
        if (scenario.network() instanceof NetworkSpec.Traced) {
            PhaseLog log = new PhaseLog(context);
            StudySubject subject = NetworkSource.of(scenario, cache).subject(log);
            TraceWarnings.tell(subject, log);
            new Explorer(scenario.exploration(), subject, Boards.of(scenario.devices()), log);
        }
    }

    @Override
    public List<Simulation> simulate(SimulationRequest request, RunContext context) {
        return new SimulationRun(this, request, new PhaseLog(context)).run();
    }

    @Override
    public Summary search(Scenario scenario, StudyMode mode, RunContext context) {
        return study(scenario, mode, context, false);
    }

    @Override
    public PackedStudy pack(Scenario scenario, RunContext context) {
        return new PackedStudy(
                PortableScenario.of(scenario), ground.packed(scenario, new PhaseLog(context)), context.commandLine());
    }

    @Override
    public void take(Scenario scenario, byte[] study, RunContext context) {
        StudySubject subject = ground.subject(scenario, new PhaseLog(context)).subject();
        StudyDelivery.unpack(study, scenario, subject, ground.boards(scenario.devices()));
    }

    @Override
    public Summary run(Scenario scenario, StudyMode mode, RunContext context) {
        return study(scenario, mode, context, true);
    }

    private Summary study(Scenario scenario, StudyMode mode, RunContext context, boolean withReport) {
        PhaseLog log = new PhaseLog(context);
        return mode == StudyMode.FORK
                ? new StudyFork(this, scenario, log).run(withReport)
                : new StudyRun(this, scenario, log).run(mode, withReport);
    }

    @Override
    public Summary report(Path study, RunContext context) {
        StudyFolder folder = new StudyFolder(study);
        folder.requireFinished();
        return StudyRun.rewriteReport(folder, new PhaseLog(context));
    }

    @Override
    public PolicyComparison compare(ComparisonRequest request, RunContext context) {
        return new ComparisonRun(this, request, new PhaseLog(context)).run();
    }

    @Override
    public Summary deploy(Scenario scenario, DesignReference design, Path folder, RunContext context) {
        return new Deploying(scenario, cache, design, folder, new PhaseLog(context)).run();
    }

    @Override
    public DeploymentCheck checkDeployment(Path folder, LongSupplier nanos, RunContext context) {
        return new DeployedRun(folder, nanos, new PhaseLog(context)).run();
    }

    @Override
    public Summary measure(MeasurementRequest request, RunContext context) {
        return new Measuring(request, cache.root(), new PhaseLog(context)).run();
    }

    @Override
    public MeasuredExitCosts measureExits(ExitCostRequest request, RunContext context) {
        return new ExitCostRun(request, new PhaseLog(context)).run();
    }

    ArtefactCache cache() {
        return cache;
    }

    StudyGround ground() {
        return ground;
    }

    String version() {
        return version;
    }
}

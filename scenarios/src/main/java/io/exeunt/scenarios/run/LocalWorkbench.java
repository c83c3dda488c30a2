package io.exeunt.scenarios.run;

import io.exeunt.compare.ExitNames;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.table.DesignReader;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.KnownNames;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.scenarios.workbench.ComparisonRequest;
import io.exeunt.scenarios.workbench.DesignReference;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.scenarios.workbench.Simulation;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.scenarios.workbench.Workbench;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.CostTables;
import io.exeunt.simulator.result.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does everything on this machine. */
public final class LocalWorkbench implements Workbench {
    private final ArtefactCache cache;
    private final KnownNames known;
    private final String version;

    /**
     * A workbench.
     *
     * @param cache of trained networks and traces
     * @param known names that scenario files may refer to
     * @param version of Exeunt, for manifests
     */
    public LocalWorkbench(ArtefactCache cache, KnownNames known, String version) {
        this.cache = cache;
        this.known = known;
        this.version = version;
    }

    @Override
    public Summary train(Scenario scenario, Optional<Path> export, RunContext context) {
        PhaseLog log = new PhaseLog(context);
        Learned learned = new Learning(scenario, cache, log).runWithHeads();
        export.ifPresent(file -> BundleExport.write(learned.bundle(), file));
        ExitAccuracy last = learned.finalExit();
        return new Summary(
                Summary.Status.COMPLETE,
                "Network trained and measured; its final exit is right about " + Numbers.percent(last.report())
                        + " of the report split.",
                BundleFigures.of(scenario, learned),
                log.phases(),
                export.stream().toList());
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
    public Simulation simulate(
            Scenario scenario, Optional<DesignReference> design, Optional<LoadRequest> load, RunContext context) {
        PhaseLog log = new PhaseLog(context);
        Platform platform = platform(scenario.device());
        Learned learned = new Learning(scenario, cache, log).run();
        AnalyticEngine engine = new AnalyticEngine(CostTables.of(learned.network(), platform));
        StoredDesign stored = design.isPresent()
                ? stored(design.get(), learned, platform)
                : DefaultDesign.of(scenario, learned, platform);
        String name = design.map(DesignReference::id).orElse("all exits at maximum clocks");
        Outcome fit = engine.evaluate(stored.policy().paths(learned.trace().fit()), stored.schedule(), stored.exits());
        Outcome report =
                engine.evaluate(stored.policy().paths(learned.trace().report()), stored.schedule(), stored.exits());
        String rule = new ExitNames(learned.trace().exitNames())
                .replaceIn(stored.policy().describe());
        return new Simulation(
                name, rule, platform.id(), fit, report, load.map(request -> new SustainedRun(engine, scenario, request)
                        .of(stored.policy().paths(learned.trace().report()), stored.schedule(), report)));
    }

    private static StoredDesign stored(DesignReference reference, Learned learned, Platform platform) {
        String where = reference.front() + "#" + reference.id();
        try {
            return StoredDesign.of(
                    where, DesignReader.read(reference.front(), reference.id()), learned.trace(), platform.states());
        } catch (IOException e) {
            throw StoreException.reading(reference.front(), e);
        }
    }

    @Override
    public Summary search(Scenario scenario, StudyMode mode, RunContext context) {
        return new StudyRun(this, scenario, new PhaseLog(context)).run(mode, false);
    }

    @Override
    public Summary run(Scenario scenario, StudyMode mode, RunContext context) {
        return new StudyRun(this, scenario, new PhaseLog(context)).run(mode, true);
    }

    @Override
    public Summary report(Path study, RunContext context) {
        StudyFolder folder = new StudyFolder(study);
        folder.requireFinished();
        Path resolved = folder.scenario();
        Scenario scenario = new ScenarioReader(known)
                .read(
                        resolved,
                        List.of("report.folder=" + study.toAbsolutePath().normalize()));
        return new StudyRun(this, scenario, new PhaseLog(context))
                .rewriteReport(Manifest.reproductionIn(folder.manifest()));
    }

    @Override
    public PolicyComparison compare(ComparisonRequest request, RunContext context) {
        return new ComparisonRun(this, request, new PhaseLog(context)).run();
    }

    ArtefactCache cache() {
        return cache;
    }

    String version() {
        return version;
    }

    static Device device(DeviceSpec spec) {
        return spec.source() instanceof DeviceSpec.Source.Catalogued catalogued
                ? DeviceCatalog.find(catalogued.id())
                : DeviceCatalog.load(((DeviceSpec.Source.File) spec.source()).path());
    }

    static Platform platform(DeviceSpec spec) {
        return Platforms.of(
                device(spec),
                new PlatformSpec(spec.unit(), spec.runtime(), spec.precision(), spec.batch(), spec.threads()));
    }
}

package io.exeunt.scenarios.run;

import io.exeunt.explore.Board;
import io.exeunt.explore.DesignPricing;
import io.exeunt.explore.DesignReplay;
import io.exeunt.explore.ExploreSpec;
import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.policies.LoadGovernors;
import io.exeunt.policies.load.QueueRelief;
import io.exeunt.reports.table.DesignReader;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.DesignReference;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.scenarios.workbench.Simulation;
import io.exeunt.scenarios.workbench.SimulationRequest;
import io.exeunt.scenarios.workbench.SimulationRequest.Of;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.Mode;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.trace.ExitNames;
import io.exeunt.simulator.trace.ExitTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One call of {@code exeunt simulate}: finds the design, and runs it on every board. */
final class SimulationRun {
    private static final String KNEE = "knee";

    private final LocalWorkbench workbench;
    private final SimulationRequest request;
    private final PhaseLog log;

    SimulationRun(LocalWorkbench workbench, SimulationRequest request, PhaseLog log) {
        this.workbench = workbench;
        this.request = request;
        this.log = log;
    }

    /** What designs are run on. */
    private record Ground(ExploreSpec spec, StudySubject subject, List<Board> boards) {}

    List<Simulation> run() {
        Ground ground = ground();
        if (ground.boards().isEmpty()) {
            requireNothingOfABoard();
        }
        DesignPricing pricing = new DesignPricing(ground.subject(), ground.boards(), ground.spec());
        DesignReplay.Runnable design = governed(design(ground, pricing, named()), pricing);
        if (ground.boards().isEmpty()) {
            return List.of(counted(ground, design));
        }
        return IntStream.range(0, ground.boards().size())
                .mapToObj(board -> simulation(ground, pricing, design, board))
                .toList();
    }

    private void requireNothingOfABoard() {
        if (request.governor().isPresent()
                || request.operators().isPresent()
                || !request.load().equals(LoadRequest.AS_IT_IS)) {
            throw new InvalidInputException(
                    "device",
                    "Expected a device for governors, operators and load, given a study that counts operations alone",
                    "name a device and network.table; without these options operations are counted");
        }
    }

    private Simulation counted(Ground ground, DesignReplay.Runnable design) {
        StudySystem system = ground.subject().systems().get(design.system());
        return new Simulation(
                name(),
                rule(system, design),
                Simulation.COUNTED,
                CountedOutcome.of(system, design.policy().paths(system.trace().fit()), design.exits()),
                CountedOutcome.of(system, design.policy().paths(system.trace().report()), design.exits()),
                Optional.empty(),
                Optional.empty());
    }

    private static String rule(StudySystem system, DesignReplay.Runnable design) {
        return new ExitNames(system.trace().exitNames())
                .replaceIn(design.policy().describe());
    }

    private Ground ground() {
        if (request.of() instanceof Of.AStudy study) {
            StudyFolder folder = new StudyFolder(study.folder());
            folder.requireFinished();
            StudyInputs inputs = folder.inputs();
            return new Ground(inputs.asked(), inputs.subject(log), inputs.boards());
        }
        Scenario scenario = ((Of.AScenario) request.of()).scenario();
        StudySubject subject = NetworkSource.of(scenario, workbench.cache()).subject(log);
        return new Ground(scenario.exploration(), subject, Boards.of(scenario.devices()));
    }

    /** The row of a front that is asked for; empty for a scenario's own design. */
    private Optional<DesignReference> named() {
        return request.of() instanceof Of.AStudy study
                ? Optional.of(
                        request.design().orElse(new DesignReference(new StudyFolder(study.folder()).frontJson(), KNEE)))
                : request.design();
    }

    private DesignReplay.Runnable design(Ground ground, DesignPricing pricing, Optional<DesignReference> reference) {
        if (reference.isEmpty()) {
            return DefaultDesign.of(ground.spec(), pricing);
        }
        DesignReference named = reference.get();
        try {
            return new DesignReplay(pricing, ground.spec(), named.front() + "#" + named.id())
                    .runnable(DesignReader.read(named.front(), named.id()));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    named.front() + "#" + named.id(), "not a design that can be simulated: " + e.getMessage(), null, e);
        } catch (IOException e) {
            throw StoreException.reading(named.front(), e);
        }
    }

    private DesignReplay.Runnable governed(DesignReplay.Runnable design, DesignPricing pricing) {
        if (request.governor().isEmpty()) {
            return design;
        }
        ExitTrace trace = pricing.subject().systems().get(design.system()).trace();
        List<Path> paths = Stream.of(trace.fit(), trace.report())
                .flatMap(split -> design.policy().paths(split).entries().stream())
                .map(PathHistogram.Entry::path)
                .distinct()
                .toList();
        List<Governor> governors = IntStream.range(0, pricing.boards().size())
                .mapToObj(board -> pricing.governor(request.governor().get(), board, design.system(), paths))
                .toList();
        return new DesignReplay.Runnable(design.system(), design.policy(), design.exits(), governors);
    }

    private Simulation simulation(Ground ground, DesignPricing pricing, DesignReplay.Runnable design, int board) {
        StudySystem system = ground.subject().systems().get(design.system());
        AnalyticEngine engine = pricing.engine(board, design.system());
        Governor governor = design.governors().get(board);
        PathHistogram paths = design.policy().paths(system.trace().report());
        Outcome fit = engine.evaluate(design.policy().paths(system.trace().fit()), governor, design.exits());
        Outcome report = engine.evaluate(paths, governor, design.exits());
        Mode usual = new Mode(name(), paths, governor);
        return new Simulation(
                name(),
                rule(system, design),
                ground.boards().get(board).platform().id(),
                fit,
                report,
                request.operators().map(question -> question.answer(engine.tables(), paths, governor)),
                load(ground.spec()).map(load -> new SustainedRun(
                                engine.tables(), pricing.events(board, design.system()), load)
                        .of(usual, looking(ground, pricing, usual, design.system(), board), report, log.context())));
    }

    private Optional<LoadGovernor> looking(Ground ground, DesignPricing pricing, Mode usual, int system, int board) {
        LoadRequest.UnderLoad asked = request.load().governor();
        if (asked instanceof LoadRequest.UnderLoad.Named named) {
            return Optional.of(
                    HeldLoadGovernor.of(LoadGovernors.byName(named.governor()), usual, pricing.engine(board, system)));
        }
        return asked instanceof LoadRequest.UnderLoad.Relief relief
                ? Optional.of(relief(ground, pricing, relief, usual, system, board))
                : Optional.empty();
    }

    private QueueRelief relief(
            Ground ground,
            DesignPricing pricing,
            LoadRequest.UnderLoad.Relief relief,
            Mode usual,
            int system,
            int board) {
        List<Mode> modes = new ArrayList<>(List.of(usual));
        for (String id : relief.designs()) {
            DesignReplay.Runnable other = design(ground, pricing, Optional.of(frontOf(id)));
            if (other.system() != system) {
                throw new InvalidInputException(
                        "--relief", "expected a design on the same system, given " + id + " on another one", null);
            }
            modes.add(mode(ground, id, other, board));
        }
        List<Integer> queued = new ArrayList<>(List.of(0));
        queued.addAll(relief.queued());
        try {
            return new QueueRelief(modes, queued);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--relief", String.valueOf(e.getMessage()), null, e);
        }
    }

    private DesignReference frontOf(String id) {
        return named().map(reference -> new DesignReference(reference.front(), id))
                .orElseThrow(() -> new InvalidInputException(
                        "--relief",
                        "expected a design of a front beside it, given none",
                        "add --design front.json#id"));
    }

    private static Mode mode(Ground ground, String name, DesignReplay.Runnable design, int board) {
        StudySystem system = ground.subject().systems().get(design.system());
        return new Mode(
                name,
                design.policy().paths(system.trace().report()),
                design.governors().get(board));
    }

    private Optional<Load> load(ExploreSpec spec) {
        return request.load()
                .over(
                        spec.load() == null ? null : spec.load().load(),
                        spec.budget().latencyBudgetMs() * 1e-3,
                        spec.seed());
    }

    private String name() {
        String study = request.of() instanceof Of.AStudy ? KNEE : "all exits at maximum clocks";
        return request.design().map(DesignReference::id).orElse(study);
    }
}

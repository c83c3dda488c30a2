package io.exeunt.scenarios.run;

import io.exeunt.compare.Comparer;
import io.exeunt.compare.Course;
import io.exeunt.compare.Entrant;
import io.exeunt.compare.Member;
import io.exeunt.compare.Roster;
import io.exeunt.compare.Watch;
import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.explore.StudySubject;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.ground.progress.StepProgress;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.NetworkSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.ComparisonRequest;
import io.exeunt.scenarios.workbench.ComparisonRequest.Budgets;
import io.exeunt.scenarios.workbench.ComparisonRequest.Cost;
import io.exeunt.scenarios.workbench.ComparisonRequest.Source;
import io.exeunt.simulator.trace.ExitTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One call of {@code exeunt compare}: gets trace and costs, lets policies compete, notes how to get the numbers again. */
final class ComparisonRun {
    /** Resamples from which on the ends of a 95 % interval are more than single resamples. */
    private static final int SMOOTH = 100;

    private final LocalWorkbench workbench;
    private final ComparisonRequest request;
    private final PhaseLog log;
    private final List<String> warnings = new ArrayList<>();

    ComparisonRun(LocalWorkbench workbench, ComparisonRequest request, PhaseLog log) {
        this.workbench = workbench;
        this.request = request;
        this.log = log;
    }

    /** What a source gives; the name is that of several traces together. */
    private record Ground(String name, List<Course> courses, List<Reproduction.Input> inputs) {}

    private Ground ground(Source source) {
        if (source instanceof Source.TraceFile file) {
            return ground(file);
        }
        if (source instanceof Source.Packed packed) {
            StudySubject subject = new PackedSubjects(log).read(packed.folder(), packed.beside());
            return ground(subject.network(), subject, platforms(packed.devices(), packed.cost()), packed.cost());
        }
        return source instanceof Source.PricedTrace priced ? ground(priced) : ground((Source.Trained) source);
    }

    PolicyComparison run() {
        request.clocking().ifPresent(Comparer::requireKnownGovernors);
        warnOfRoughIntervals();
        Ground ground = ground(request.source());
        Bootstrap bootstrap =
                new Bootstrap(request.resampling().seed(), request.resampling().replicates(), request.threads());
        Course first = ground.courses().get(0);
        ExitTrace trace = first.reference().trace();
        warnings.addAll(TraceWarnings.tell(traces(first), log));
        List<Arena> arenas = arenas(comparer(first, bootstrap), ground.courses());
        return new PolicyComparison(
                first.members().size() == 1 ? trace.network() : ground.name(),
                trace.exitNames(),
                new PolicyComparison.Samples(
                        trace.fit().samples(), trace.report().samples()),
                new PolicyComparison.Resampling(bootstrap.replicates(), Comparer.LEVEL),
                request.margin().describe(),
                warnings,
                arenas,
                reproduction(ground));
    }

    private static Map<String, ExitTrace> traces(Course course) {
        Map<String, ExitTrace> traces = new LinkedHashMap<>();
        course.members().forEach(member -> traces.put(member.name(), member.trace()));
        return traces;
    }

    private void warnOfRoughIntervals() {
        int replicates = request.resampling().replicates();
        if (replicates < SMOOTH) {
            log.warn("intervals of " + replicates + " resamples are rough", "--bootstrap 2000 makes them smooth");
        }
    }

    private Comparer comparer(Course course, Bootstrap bootstrap) {
        Roster roster = new Roster(course.members(), request.margin());
        Optional<Entrant> reference = request.reference().map(roster::entrant);
        List<Entrant> entrants = Stream.concat(roster.of(request.policies()).stream(), reference.stream())
                .distinct()
                .toList();
        return new Comparer(entrants, reference.map(Entrant::name), bootstrap);
    }

    /** One per course. Where budgets mean the same on several boards, policies are fitted once. */
    private List<Arena> arenas(Comparer comparer, List<Course> courses) {
        List<Arena> arenas = new ArrayList<>();
        Course fittedOn = courses.get(0);
        Comparer.Attempts attempts = attempts(comparer, fittedOn);
        for (Course course : courses) {
            if (!course.budgetsMeanTheSameAs(fittedOn)) {
                fittedOn = course;
                attempts = attempts(comparer, course);
            }
            Comparer.Attempts tried = attempts;
            arenas.add(log.run(
                    "compare",
                    course.place(),
                    () -> Result.made(
                            comparer.judge(course, tried, log.context().cancellation()))));
        }
        return arenas;
    }

    private Comparer.Attempts attempts(Comparer comparer, Course course) {
        List<Double> budgets = request.budgets() instanceof Budgets.Grid grid
                ? course.grid(grid.count())
                : ((Budgets.Values) request.budgets()).values();
        warnOfUnreachable(course, budgets);
        StepProgress progress = new StepProgress(
                log.context(),
                "compare",
                "fits",
                (long) budgets.size() * comparer.entrants().size());
        String detail = comparer.entrants().size() + " policies × " + budgets.size() + " budgets";
        FitTimes times = new FitTimes();
        Watch watch = new Watch(log.context().clock(), (policy, seconds) -> {
            times.add(policy, seconds);
            progress.tell(policy);
        });
        Comparer.Attempts attempts = log.run(
                "fit",
                detail,
                () -> Result.made(
                        comparer.attempt(course, budgets, log.context().cancellation(), watch)));
        times.note().ifPresent(log::note);
        comparer.warning(course, attempts).ifPresent(this::warnOfRules);
        return attempts;
    }

    private void warnOfRules(String warning) {
        String advice = "compare with leaving there always: --policies default,fixed:<exit>";
        log.warn(warning, advice);
        warnings.add(warning + " – " + advice);
    }

    private void warnOfUnreachable(Course course, List<Double> budgets) {
        long above =
                budgets.stream().filter(budget -> budget > course.dearest()).count();
        if (above > 0) {
            log.warn(
                    above + " of " + budgets.size() + " budgets are above " + course.dearest() + " "
                            + course.budgetUnit()
                            + ", the cost of the dearest exit with every head on the way; they limit nothing",
                    "");
        }
    }

    private Ground ground(Source.TraceFile source) {
        List<Member> members = log.run("read", source.file().toString(), () -> Result.made(TraceMembers.read(source)));
        Course course = new Course(baseName(source.file()), members, Optional.empty());
        return new Ground(course.place(), List.of(course), List.of(input(source.file())));
    }

    private Ground ground(Source.PricedTrace source) {
        List<Platform> platforms = platforms(source.devices(), source.cost());
        TraceSource trace =
                new TraceSource(new NetworkSpec.Traced(source.file(), source.networks(), source.sums()), "--network");
        return ground(baseName(source.file()), trace.subject(log), platforms, source.cost());
    }

    private Ground ground(String name, StudySubject subject, List<Platform> platforms, Cost cost) {
        List<Course> courses = platforms.isEmpty()
                ? List.of(new Course(name, SystemMembers.counted(subject.systems()), Optional.empty()))
                : platforms.stream()
                        .map(platform -> new Course(
                                platform.id(), SystemMembers.on(platform, subject.systems(), cost), request.clocking()))
                        .toList();
        List<Reproduction.Input> inputs = subject.inputs().entrySet().stream()
                .map(input -> new Reproduction.Input(input.getKey(), input.getValue()))
                .toList();
        return new Ground(name, courses, inputs);
    }

    private static List<Platform> platforms(List<DeviceSpec> devices, Cost cost) {
        List<Platform> platforms = devices.stream().map(Boards::platform).toList();
        platforms.forEach(platform -> requireModelled(platform, cost));
        return platforms;
    }

    private static Reproduction.Input input(Path file) {
        return new Reproduction.Input(name(file), sha256(file));
    }

    private static String baseName(Path file) {
        return name(file).replaceFirst("\\.npz$", "");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }

    private Ground ground(Source.Trained source) {
        List<DeviceSpec> devices = source.scenarios().stream()
                .flatMap(scenario -> scenario.devices().stream())
                .distinct()
                .toList();
        List<Platform> platforms = platforms(devices, source.cost());
        if (platforms.isEmpty() && source.cost() != Cost.MACS) {
            throw new InvalidInputException(
                    "--cost", "Expected macs, as the scenario names no device, given " + source.cost(), null);
        }
        Scenario scenario = source.scenarios().get(0);
        StudySubject subject = NetworkSource.of(scenario, workbench.cache()).subject(log);
        return ground(subject.network(), subject, platforms, source.cost());
    }

    private static void requireModelled(Platform platform, Cost cost) {
        if (cost == Cost.ENERGY && !platform.energyModelled()) {
            throw new InvalidInputException(
                    "--cost energy",
                    "Energy is not modelled on " + platform.id() + ": its device file has no power data",
                    "take --cost latency, or a device with power data (exeunt devices list)");
        }
    }

    private Reproduction reproduction(Ground ground) {
        String command = "exeunt " + String.join(" ", log.context().commandLine());
        return new Reproduction(
                workbench.version(), command, request.resampling().seed(), List.of(), ground.inputs(), List.of());
    }
}

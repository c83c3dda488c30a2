package io.exeunt.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.Across;
import io.exeunt.explore.DesignBudget;
import io.exeunt.explore.DesignObjective;
import io.exeunt.explore.SearchSpec;
import io.exeunt.ground.spec.DocumentReader;
import io.exeunt.ground.spec.Placed;
import io.exeunt.hwmodels.condition.Branching;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.condition.DomainCondition;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.scenarios.spec.NetworkSpec.Onnx.HeadKind;
import io.exeunt.simulator.event.Arrivals;
import io.exeunt.simulator.event.Batching;
import io.exeunt.simulator.event.Drift;
import io.exeunt.simulator.event.Offload;
import io.exeunt.simulator.event.QueueRule;
import io.exeunt.simulator.event.RequestStream;
import io.exeunt.simulator.event.Serving;
import io.exeunt.simulator.event.Sleep;
import io.exeunt.simulator.npz.RowSums;
import io.exeunt.simulator.result.LatencyStatistic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScenarioPrinterProperties {
    /** Half of a scenario. */
    private record Learning(
            String name, long seed, DataSpec data, NetworkSpec network, TrainingSpec training, HeadsSpec heads) {}

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsPrintedReadsBackAsTheSame(@ForAll("scenarios") Scenario scenario) {
        String printed = ScenarioPrinter.print(scenario);

        Scenario read =
                new ScenarioReader(new KnownNamesFake()).parse("p.yaml", printed, Path.of("/elsewhere"), List.of());

        assertThat(read).isEqualTo(scenario);
        assertThat(ScenarioPrinter.print(read)).isEqualTo(printed);
    }

    /** Of networks that were trained elsewhere, on boards under conditions: their files are not there, so that only the form is asked. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatNamesFilesReadsBackAsTheSame(
            @ForAll("brought") NetworkSpec network,
            @ForAll("pictures") DataSpec data,
            @ForAll("conditioned") List<DeviceSpec> devices) {
        Scenario usual = form("name: brought\n");
        Scenario scenario = new Scenario(
                usual.name(),
                usual.seed(),
                network instanceof NetworkSpec.Traced ? usual.data() : data,
                network,
                usual.training(),
                usual.heads(),
                devices,
                usual.across(),
                usual.governors(),
                usual.load(),
                usual.policies(),
                usual.budget(),
                usual.objectives(),
                usual.search(),
                usual.report());

        assertThat(form(ScenarioPrinter.print(scenario))).isEqualTo(scenario);
    }

    private static Scenario form(String text) {
        Placed<ObjectNode> placed =
                DocumentReader.of(ScenarioReader.class, ScenarioSchema.RESOURCE).place("p.yaml", text, List.of());
        return ScenarioForm.read(placed, Path.of("/elsewhere"));
    }

    @Provide
    Arbitrary<NetworkSpec> brought() {
        Arbitrary<Path> files = Arbitraries.of("/a b/m", "/ü#1").map(Path::of);
        Arbitrary<Map<String, Path>> tables = Arbitraries.oneOf(
                Arbitraries.of(Map.of(), Map.of(NetworkSpec.Traced.ONLY, Path.of("/only"))),
                Arbitraries.maps(Arbitraries.of("softmax", "a/b~c", "1"), files).ofMinSize(1));
        Arbitrary<NetworkSpec> traced = Combinators.combine(files, tables, Arbitraries.of(RowSums.values()))
                .as(NetworkSpec.Traced::new);
        Arbitrary<NetworkSpec.PixelSpec> pixels = Combinators.combine(
                        positive(), channels(), channels(), Arbitraries.of(NetworkSpec.Layout.values()))
                .as(NetworkSpec.PixelSpec::new);
        Arbitrary<Map<String, NetworkSpec.InputShape>> shapes =
                Arbitraries.of(Map.of(), Map.of("x", NetworkSpec.InputShape.parse("1x3x8x8")));
        Arbitrary<NetworkSpec> onnx = Combinators.combine(
                        files,
                        Arbitraries.of("first", "2", "x:0").list().uniqueElements(),
                        shapes,
                        Arbitraries.of(true, false),
                        pixels,
                        Arbitraries.integers().between(1, 64),
                        Arbitraries.doubles().between(0, 1).optional(),
                        Arbitraries.of("block1", "9/add").list().uniqueElements())
                .as((model, exits, shape, unknown, input, batch, accuracy, sites) -> new NetworkSpec.Onnx(
                        model,
                        exits,
                        shape,
                        unknown,
                        input,
                        batch,
                        accuracy,
                        sites,
                        10 * batch,
                        HeadKind.values()[batch % 2]));
        return Arbitraries.oneOf(traced, onnx);
    }

    private static Arbitrary<List<Double>> channels() {
        return positive().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<DataSpec> pictures() {
        Arbitrary<Integer> samples = Arbitraries.integers().between(1, 9999);
        return Arbitraries.oneOf(
                samples.map(each -> new DataSpec.ImageFolder(Path.of("/pictures"), each)),
                samples.map(each -> new DataSpec.Texts(
                        Path.of("/train.tsv"),
                        Path.of("/test.tsv"),
                        DataSpec.Layout.values()[each % 3],
                        DataSpec.Encoding.values()[each % 2],
                        1 + each % 1024,
                        2 + each,
                        each)),
                samples.map(each -> new DataSpec.Arrays(Path.of("/arrays.npz"), each)));
    }

    @Provide
    Arbitrary<List<DeviceSpec>> conditioned() {
        Arbitrary<Conditions> conditions = Arbitraries.of(
                Conditions.NONE,
                Conditions.inAir(40),
                Conditions.atDie(-3.5),
                new Conditions(
                        null,
                        70.0,
                        -25.0,
                        Map.of("gpu", DomainCondition.cappedAt(900), "emc", new DomainCondition(null, 1866.0, 12.5)),
                        0.5,
                        null,
                        null,
                        Branching.IF));
        Arbitrary<DeviceSpec.Source> sources =
                Arbitraries.of(new DeviceSpec.Source.Catalogued("x"), new DeviceSpec.Source.File(Path.of("/b.yaml")));
        return Combinators.combine(sources, Arbitraries.of("", "gpu"), Arbitraries.of("", "ncnn"), conditions)
                .as((source, unit, runtime, condition) ->
                        new DeviceSpec(source, unit, runtime, Precision.FP16, 2, 3, condition))
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        Arbitrary<Learning> learning = Combinators.combine(names(), seeds(), data(), networks(), training(), heads())
                .as(Learning::new);
        return Combinators.combine(learning, places(), policies(), budgets(), objectives(), searches())
                .as((learnt, place, policies, budget, objectives, search) -> new Scenario(
                        learnt.name(),
                        learnt.seed(),
                        learnt.data(),
                        learnt.network(),
                        learnt.training(),
                        learnt.heads(),
                        place.devices(),
                        place.across(),
                        place.governors(),
                        place.load(),
                        policies,
                        budget,
                        objectives,
                        cornered(search, objectives),
                        new ReportSpec(Path.of("runs", learnt.name()))));
    }

    /** Where and how designs run. */
    private static Arbitrary<LoadSpec> loadsInFull() {
        Arbitrary<Arrivals> arrivals = Arbitraries.of(
                new Arrivals.Poisson(12.5), new Arrivals.Bursts(0, 40, 2.5, 0.5), new Arrivals.BackToBack());
        Arbitrary<QueueRule> queues = Arbitraries.of(
                QueueRule.UNBOUNDED,
                new QueueRule(3, QueueRule.Drop.OLDEST),
                new QueueRule(Integer.MAX_VALUE, QueueRule.Drop.LATE));
        Arbitrary<Double> deadlines = Arbitraries.of(33.3 / 1e3, Double.POSITIVE_INFINITY);
        Arbitrary<List<RequestStream>> streams = Combinators.combine(
                        arrivals, deadlines, Arbitraries.integers().between(-2, 2), queues)
                .as((when, deadline, priority, queue) -> new RequestStream("x", when, deadline, priority, queue))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(ScenarioPrinterProperties::named);
        return Combinators.combine(
                        streams,
                        Arbitraries.of(60.0, 0.5),
                        Arbitraries.of(25.0, -10.5),
                        Arbitraries.of(Sleep.NEVER, new Sleep(0.25, 0, 0.5)),
                        servings(),
                        Arbitraries.of(Double.POSITIVE_INFINITY, 7.5),
                        Arbitraries.of(Double.POSITIVE_INFINITY, 33.5),
                        Arbitraries.of(1.0, 0.25))
                .as((requests, duration, ambient, sleep, serving, battery, p99, misses) -> new LoadSpec(
                        requests,
                        duration,
                        ambient,
                        sleep,
                        serving.batch(),
                        serving.preempt(),
                        serving.offload(),
                        serving.preempt() ? new Drift(3600, 2.5) : Drift.NONE,
                        battery,
                        p99,
                        misses));
    }

    private static Arbitrary<Serving> servings() {
        return Arbitraries.of(
                Serving.ONE_BY_ONE,
                new Serving(new Batching(8, 0.25, Batching.Survivors.COMPACT), true, Offload.NONE),
                new Serving(
                        new Batching(2, 0, Batching.Survivors.WAIT),
                        false,
                        new Offload(List.of(2, 3), "cpu", "ncnn", Precision.FP32, 4, 0.5, 12.5)));
    }

    private static List<RequestStream> named(List<RequestStream> streams) {
        return IntStream.range(0, streams.size())
                .mapToObj(i -> new RequestStream(
                        "stream " + i,
                        streams.get(i).arrivals(),
                        streams.get(i).deadlineS(),
                        streams.get(i).priority(),
                        streams.get(i).queue()))
                .toList();
    }

    private static RequestStream only(Arrivals arrivals) {
        return RequestStream.only(arrivals, Double.POSITIVE_INFINITY);
    }

    private record Place(List<DeviceSpec> devices, Across across, List<String> governors, LoadSpec load) {}

    private static Arbitrary<Place> places() {
        Arbitrary<LoadSpec> loads = Arbitraries.oneOf(
                Arbitraries.just(LoadSpec.NONE),
                Arbitraries.integers()
                        .between(1, 240)
                        .map(fps -> LoadSpec.of(List.of(only(new Arrivals.Periodic(1.0 / fps))))),
                Arbitraries.doubles()
                        .between(0.001, 86_400_000)
                        .ofScale(9)
                        .map(ms -> LoadSpec.of(List.of(only(new Arrivals.Periodic(ms / 1e3))))),
                loadsInFull());
        return Combinators.combine(
                        devices().list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(Across.values()),
                        Arbitraries.of("schedule", "static")
                                .list()
                                .uniqueElements()
                                .ofMinSize(1),
                        loads)
                .as(Place::new);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of("1e3", "007", "true", "null", "no", "0x1F", "1_000", "a.b", "2026-11-20"),
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9));
    }

    private static Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(0, 9_007_199_254_740_991L);
    }

    private static Arbitrary<DataSpec> data() {
        Arbitrary<Integer> samples = Arbitraries.integers().between(1, 59_999);
        Arbitrary<Path> files =
                Arbitraries.of("/data/a.gz", "/da ta/b: c", "/ü/#x", "/1").map(Path::of);
        Arbitrary<Integer> classes = Arbitraries.integers().between(2, 256);
        return Arbitraries.oneOf(
                samples.map(DataSpec.Mnist::new),
                Combinators.combine(files, files, files, files, classes, samples)
                        .as(DataSpec.IdxFiles::new),
                Combinators.combine(Arbitraries.of(DataSpec.PublishedSet.values()), files, samples)
                        .as(DataSpec.Published::new));
    }

    private static Arbitrary<NetworkSpec> networks() {
        return Arbitraries.oneOf(
                Arbitraries.of(NetworkSpec.PresetName.values())
                        .filter(preset -> !preset.readsTexts())
                        .map(NetworkSpec.Preset::plain),
                Arbitraries.just(new NetworkSpec.Preset(
                        NetworkSpec.PresetName.RESNET20_CIFAR10,
                        List.of(new NetworkSpec.Exit(4, new NetworkSpec.Head(8, 2))),
                        Optional.of(Path.of("/we ights/w.npz")))),
                Arbitraries.integers().between(1, 64).map(ScenarioPrinterProperties::network));
    }

    private static NetworkSpec network(int channels) {
        return new NetworkSpec.ResidualCnn(
                new NetworkSpec.Stem(channels, 1),
                List.of(new NetworkSpec.Stage(channels, 2, 1), new NetworkSpec.Stage(2 * channels, 1, 2)),
                List.of(
                        new NetworkSpec.Exit(0, new NetworkSpec.Head(0, 4)),
                        new NetworkSpec.Exit(2, new NetworkSpec.Head(channels, 1))),
                new NetworkSpec.Head(0, 1));
    }

    private static Arbitrary<TrainingSpec> training() {
        return Combinators.combine(trainings(), Arbitraries.of(TrainingSpec.Recorder.values()))
                .as(Function::apply);
    }

    private static Arbitrary<Function<TrainingSpec.Recorder, TrainingSpec>> trainings() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 500),
                        Arbitraries.integers().between(1, 256),
                        positive(),
                        positive(),
                        systems(),
                        Arbitraries.of(TrainingSpec.Augmentation.values()),
                        Arbitraries.integers().between(1, 256),
                        positive())
                .as((epochs, half, rate, decay, system, augmentation, threads, interval) ->
                        recorder -> new TrainingSpec(
                                epochs, 2 * half, rate, decay, system, augmentation, threads, recorder, interval));
    }

    private static Arbitrary<SystemSpec> systems() {
        return Arbitraries.oneOf(
                Arbitraries.just(new SystemSpec.BranchyNet(List.of())),
                positive().map(SystemSpec.EenetDemir::new),
                Arbitraries.just(new SystemSpec.MultiExit()));
    }

    private static Arbitrary<HeadsSpec> heads() {
        Arbitrary<HeadsSpec.Schedule> schedules = Combinators.combine(
                        Arbitraries.integers().between(1, 500), positive(), positive())
                .as(HeadsSpec.Schedule::new);
        Arbitrary<HeadsSpec.Pteenet> branches = Combinators.combine(
                        Arbitraries.of(HeadsSpec.Body.values()),
                        Arbitraries.of(HeadsSpec.Loss.values()),
                        positive().list().uniqueElements().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(HeadsSpec.Charge.values()),
                        Arbitraries.of(HeadsSpec.Targets.values()),
                        Arbitraries.doubles().between(0, 1),
                        schedules)
                .as(HeadsSpec.Pteenet::new);
        Arbitrary<Integer> counts = Arbitraries.integers().between(1, 1000);
        return Combinators.combine(
                        Arbitraries.of(HeadsSpec.SystemName.values())
                                .list()
                                .uniqueElements()
                                .ofMinSize(1),
                        counts,
                        counts,
                        branches,
                        schedules)
                .as((systems, samples, size, pteenet, schedule) -> new HeadsSpec(
                        systems,
                        samples,
                        2 * size,
                        size,
                        pteenet,
                        new HeadsSpec.ClassExclusion(1 + size % 2, schedule),
                        new HeadsSpec.Predictive(1 + size % 2, schedule)));
    }

    private static Arbitrary<DeviceSpec> devices() {
        return Arbitraries.of(Precision.values())
                .map(precision -> new DeviceSpec(
                        new DeviceSpec.Source.Catalogued("jetson-tx2"), "gpu", "tensorrt", precision, 1, 1));
    }

    private static Arbitrary<DesignBudget> budgets() {
        return Combinators.combine(
                        positiveOr(Double.POSITIVE_INFINITY),
                        Arbitraries.of(LatencyStatistic.values()),
                        Arbitraries.doubles().between(0, 1),
                        positiveOr(Double.POSITIVE_INFINITY),
                        positiveOr(Double.POSITIVE_INFINITY),
                        positiveOr(Double.POSITIVE_INFINITY),
                        Arbitraries.doubles().between(0, 1),
                        positiveOr(Double.NaN))
                .as((latencyMs, statistic, accuracy, energyMj, mmacs, memoryMb, classes, batteryWh) -> new DesignBudget(
                        latencyMs,
                        statistic,
                        accuracy,
                        energyMj,
                        mmacs,
                        0,
                        memoryMb,
                        classes,
                        batteryWh,
                        Double.isNaN(batteryWh) ? 0 : 1000 * classes));
    }

    private static Arbitrary<SearchSpec> searches() {
        Arbitrary<Double> errors =
                Arbitraries.oneOf(Arbitraries.doubles().between(0.01, 1), Arbitraries.just(Double.NaN));
        Arbitrary<SearchSpec.ReferencePoint> corners = Combinators.combine(
                        errors,
                        positiveOr(Double.NaN),
                        positiveOr(Double.NaN),
                        positiveOr(Double.NaN),
                        positiveOr(Double.NaN))
                .as(SearchSpec.ReferencePoint::new);
        Arbitrary<SearchSpec> usual = Combinators.combine(
                        Arbitraries.of(SearchSpec.Algorithm.values()),
                        Arbitraries.longs().between(0, (1L << 53) - 1).injectNull(0.5),
                        Arbitraries.integers().between(100, 100_000),
                        Arbitraries.integers().between(4, 100),
                        Arbitraries.integers().between(1, 16),
                        Arbitraries.integers().between(1, 99),
                        Arbitraries.doubles().between(0, 1),
                        corners)
                .as(SearchSpec::new);
        return Combinators.combine(
                        usual,
                        Arbitraries.of(SearchSpec.Clocks.values()),
                        Arbitraries.of(SearchSpec.Thresholds.values()),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.of("", "runs/an earlier one"),
                        positiveOr(Double.POSITIVE_INFINITY))
                .as(ScenarioPrinterProperties::finding);
    }

    private static SearchSpec finding(
            SearchSpec as,
            SearchSpec.Clocks clocks,
            SearchSpec.Thresholds thresholds,
            int islands,
            int restartAfter,
            String warmStart,
            double trialTimeoutS) {
        return new SearchSpec(
                as.algorithm(),
                as.seed(),
                as.evaluations(),
                as.population(),
                as.threads(),
                as.fits(),
                as.maxFailedShare(),
                clocks,
                thresholds,
                islands,
                restartAfter,
                warmStart,
                trialTimeoutS,
                as.referencePoint());
    }

    /** A corner has components of objectives alone. */
    private static SearchSpec cornered(SearchSpec as, List<DesignObjective> objectives) {
        double[] corner = Stream.of(
                        DesignObjective.ERROR,
                        DesignObjective.ENERGY,
                        DesignObjective.LATENCY,
                        DesignObjective.MACS,
                        DesignObjective.MEMORY)
                .mapToDouble(
                        each -> objectives.contains(each) ? as.referencePoint().of(each) : Double.NaN)
                .toArray();
        return new SearchSpec(
                as.algorithm(),
                as.seed(),
                as.evaluations(),
                as.population(),
                as.threads(),
                as.fits(),
                as.maxFailedShare(),
                as.clocks(),
                as.thresholds(),
                as.islands(),
                as.restartAfter(),
                as.warmStart(),
                as.trialTimeoutS(),
                new SearchSpec.ReferencePoint(corner[0], corner[1], corner[2], corner[3], corner[4]));
    }

    private static Arbitrary<List<String>> policies() {
        return Arbitraries.of("entropy", "margin", "max_softmax", "patience")
                .list()
                .uniqueElements()
                .ofMinSize(1);
    }

    private static Arbitrary<List<DesignObjective>> objectives() {
        return Arbitraries.of(DesignObjective.values()).list().uniqueElements().ofMinSize(1);
    }

    private static Arbitrary<Double> positive() {
        return Arbitraries.doubles().between(1e-3, 9).ofScale(12);
    }

    private static Arbitrary<Double> positiveOr(double absent) {
        return Arbitraries.oneOf(positive(), Arbitraries.just(absent));
    }
}

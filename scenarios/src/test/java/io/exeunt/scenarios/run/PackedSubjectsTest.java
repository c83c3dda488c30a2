package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cli.TestWiring;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.scenarios.workbench.Export;
import io.exeunt.search.study.Study;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training exports into a folder, read again for a comparison. */
class PackedSubjectsTest {
    @TempDir
    private Path folder;

    private static Segment segment(String name, int outputs) {
        return new Segment(name, List.of(new Linear(name, 1000, outputs, 1, false)));
    }

    private static LearnedSystem system(String network, int... labels) {
        float[] values = new float[2 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            values[2 * i + i % 2] = 1;
        }
        ExitOutputs outputs = ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, values);
        TraceSplit fit = new TraceSplit("fit", labels, List.of(outputs, outputs));
        TraceSplit report = new TraceSplit("report", labels, List.of(outputs, outputs));
        ExitTrace trace = new ExitTrace(network, List.of("early", "final"), fit, report);
        EarlyExitNetwork operators = new EarlyExitNetwork(
                network,
                List.of(segment("a", 10), segment("b", 20)),
                List.of(segment("early", 3), segment("final", 4)));
        return LearnedSystem.of(operators, trace, "");
    }

    private Path exported(String name, int samples, int... labels) {
        LearnedSystem system = system(name, labels);
        Learned learned = new Learned(
                system,
                Map.of("softmax", system),
                5,
                LabelledImages.of(
                        "report", new FeatureMap(1, 1, 1), 2, new byte[labels.length], new byte[labels.length]),
                new TreeMap<>(Map.of("network", "0")));
        Path target = folder.resolve(name);
        BundleExport.write(
                new ScenarioReader(TestWiring.knownNames())
                        .parse("test", "name: test\ndevice: {id: jetson-tx2}\n", folder, List.of()),
                learned,
                new Export(target, samples));
        return target;
    }

    private static StudySubject read(Path folder, Path... beside) {
        return new PackedSubjects(new PhaseLog(context())).read(folder, List.of(beside));
    }

    private static RunContext context() {
        return new RunContext(Cancellation.NEVER, ProgressListener.SILENT, InstantSource.system(), List.of());
    }

    @Test
    void tracesAndOperatorsAreWhatWasExported() {
        Path large = exported("large", 100, 0, 1, 1);
        StudySystem system = read(large).reference();
        assertThat(system.name()).isEqualTo("softmax");
        assertThat(system.trace().report().labels()).containsExactly(0, 1, 1);
        assertThat(system.trace().exitNames()).containsExactly("early", "final");
        assertThat(system.macs().segment()).containsExactly(0.01, 0.02);
        assertThat(system.macs().head()).containsExactly(0.003, 0.004);
    }

    @Test
    void ofManySamplesSomeAreKeptEvenly() {
        StudySystem system = read(exported("large", 2, 0, 1, 1, 0)).reference();
        assertThat(system.trace().fit().labels()).containsExactly(0, 1);
        assertThat(system.trace().fit().exits().get(0).values()).containsExactly(1, 0, 1, 0);
    }

    @Test
    void anotherNetworkCompetesWithoutItsExits() {
        StudySubject both = read(exported("large", 9, 0, 1), exported("small", 9, 0, 1));
        assertThat(both.systems()).extracting(StudySystem::name).containsExactly("softmax", "small");
        StudySystem plain = both.systems().get(1);
        assertThat(plain.trace().exitNames()).containsExactly("final");
        assertThat(plain.macs().segment()).containsExactly(0.03);
        assertThat(plain.macs().head()).containsExactly(0.004);
        assertThat(both.inputs()).containsKeys("network", "small/network");
    }

    @Test
    void otherSamplesAreRefused() {
        Path large = exported("large", 9, 0, 1);
        Path small = exported("small", 9, 1, 1);
        assertThatThrownBy(() -> read(large, small))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(small + ": Expected the samples of " + large + " in its order, given others"
                        + System.lineSeparator()
                        + "  Maybe data.set, data.fit_samples and seed of the two scenarios differ");
    }

    @Test
    void twoNetworksOfOneNameAreRefused() {
        Path large = exported("large", 9, 0, 1);
        for (Path[] beside : List.of(
                new Path[] {exported("a/small", 9, 0, 1), exported("b/small", 9, 0, 1)},
                new Path[] {exported("softmax", 9, 0, 1)})) {
            Path last = beside[beside.length - 1];
            assertThatThrownBy(() -> read(large, beside))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(last + ": Expected a folder whose name is not taken, given another '"
                            + last.getFileName() + "'" + System.lineSeparator() + "  Maybe rename the folder");
        }
    }

    @Test
    void anExportIsNoStudyAndMayBeWrittenAgain() {
        Path large = exported("large", 9, 0, 1);
        assertThat(Study.isBegunIn(large)).isFalse();
        assertThatCode(() -> BundleExport.requireFree(Export.whole(large))).doesNotThrowAnyException();
    }

    @Test
    void nothingIsTrainedForAFolderInWhichAStudyWasBegun() throws IOException {
        Path kept = Files.writeString(folder.resolve("study.json"), "{}");
        Scenario scenario = new ScenarioReader(TestWiring.knownNames())
                .parse("test", "name: test\ndata: {set: mnist}\ndevice: {id: jetson-tx2}\n", folder, List.of());
        LocalWorkbench workbench =
                new LocalWorkbench(new ArtefactCache(folder.resolve("cache"), InstantSource.system()), "test");
        assertThatThrownBy(() -> workbench.train(scenario, Optional.of(Export.whole(folder)), context()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + ": Expected a folder to export to, given one in which a study was begun"
                        + System.lineSeparator() + "  Maybe name another folder (--export)");
        assertThat(kept).hasContent("{}");
    }

    @Test
    void aFolderWithoutThemIsRefused() {
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + ": Expected a study, or a folder with trace.npz and export.json, found neither"
                        + System.lineSeparator()
                        + "  Maybe exeunt train <scenario.yaml> --export <folder> writes one");
    }
}

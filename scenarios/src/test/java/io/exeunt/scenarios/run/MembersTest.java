package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.compare.Member;
import io.exeunt.explore.StudySystem;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.scenarios.workbench.ComparisonRequest.Cost;
import io.exeunt.scenarios.workbench.ComparisonRequest.Source;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.npz.RowSums;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Systems of a scenario, and traces of a bundle, as members of a course. */
class MembersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static ExitTrace trace(String network) {
        ExitOutputs outputs =
                ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, new float[] {0.75f, 0.25f, 0.5f, 0.5f});
        TraceSplit fit = new TraceSplit("fit", new int[] {0, 1}, List.of(outputs, outputs));
        TraceSplit report = new TraceSplit("report", new int[] {1, 1}, List.of(outputs, outputs));
        return new ExitTrace(network, List.of("early", "final"), fit, report);
    }

    private static StudySystem system(String name, int headMacs) {
        LearnedSystem learned = learned(headMacs);
        return StudySystem.of(name, learned.trace(), learned.network());
    }

    private static LearnedSystem learned(int headMacs) {
        List<Segment> segments = List.of(segment("a", 1000), segment("b", 1000));
        List<Segment> branches = List.of(segment("early", headMacs), segment("final", 100));
        return LearnedSystem.of(new EarlyExitNetwork("net", segments, branches), trace("net"), "");
    }

    private static Segment segment(String name, int macs) {
        return new Segment(name, List.of(new Linear(name, 1000, macs, 1, false)));
    }

    private static Platform tx2() {
        return Platforms.of(
                DeviceCatalog.find("jetson-tx2"), new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1));
    }

    @ParameterizedTest
    @EnumSource(Cost.class)
    void everySystemIsPricedWithItsOwnHeads(Cost cost) {
        List<StudySystem> bundle = List.of(system("softmax", 10), system("pteenet", 500));

        List<Member> members = SystemMembers.on(tx2(), bundle, cost);

        assertThat(members).extracting(Member::name).containsExactly("softmax", "pteenet");
        assertThat(members.get(0).units()).containsExactly("MMAC", "ms", "mJ");
        assertThat(members.get(1).budgetCosts().unit())
                .isEqualTo(List.of("MMAC", "ms", "mJ").get(cost.ordinal()));
        assertThat(members.get(1).costs().get(0).head()[0]).isCloseTo(0.5, within(1e-12));
        assertThat(members.get(0).costs().get(0).head()[0]).isCloseTo(0.01, within(1e-12));
        for (int u = 0; u < 3; u++) {
            assertThat(members.get(1).costs().get(u).head()[0])
                    .isGreaterThan(members.get(0).costs().get(u).head()[0]);
            assertThat(members.get(1).costs().get(u).segment())
                    .containsExactly(members.get(0).costs().get(u).segment());
        }
    }

    @Test
    void withoutHeadsOfTheirOwnThereIsTheNetworkAlone() {
        LearnedSystem own = learned(10);

        assertThat(SystemMembers.of(new Learned(own, Map.of(), 5, images(), new TreeMap<>())))
                .containsExactly(Map.entry("net", own));
    }

    private static LabelledImages images() {
        return LabelledImages.of("report", new FeatureMap(1, 1, 1), 2, new byte[] {7}, new byte[] {1});
    }

    private Path bundle(String unit, String otherUnit) {
        Path file = folder.resolve("bundle.npz");
        double[] costs = {2, 2};
        Map<String, StoredTrace> traces = new LinkedHashMap<>();
        traces.put("pteenet", new StoredTrace(trace("p"), new ExitCosts(otherUnit, costs, costs)));
        traces.put("softmax", new StoredTrace(trace("s"), new ExitCosts(unit, costs, new double[] {1, 0})));
        TraceFile.writeBundle(file, traces);
        return file;
    }

    @Test
    void withABundleThereIsWhatTheBundleHoldsAndNothingElse() {
        LearnedSystem own = learned(10);
        LearnedSystem heads = learned(500);

        Learned learned = new Learned(own, Map.of("pteenet", heads), 5, images(), new TreeMap<>());

        assertThat(SystemMembers.of(learned)).containsExactly(Map.entry("pteenet", heads));
    }

    @Test
    void softmaxIsTheReferenceOfABundle() {
        List<Member> members =
                TraceMembers.read(new Source.TraceFile(bundle("MMAC", "MMAC"), RowSums.REQUIRED, Optional.empty()));

        assertThat(members).extracting(Member::name).containsExactly("softmax", "pteenet");
        assertThat(members.get(0).budgetCosts().head()).containsExactly(1, 0);
        assertThat(members.get(1).budgetCosts().head()).containsExactly(2, 2);
    }

    @Test
    void otherUnitsAndCostsForAllAreRefused() {
        Path mixed = bundle("MMAC", "ms");
        assertThatThrownBy(() -> TraceMembers.read(new Source.TraceFile(mixed, RowSums.REQUIRED, Optional.empty())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(mixed + ":pteenet/cost_unit: Expected MMAC as for softmax, given ms");
        ExitCosts costs = new ExitCosts("MMAC", new double[] {1, 1}, new double[] {1, 1});
        assertThatThrownBy(() -> TraceMembers.read(new Source.TraceFile(mixed, RowSums.REQUIRED, Optional.of(costs))))
                .hasMessageStartingWith(
                        "--segment-costs, --head-costs: Expected a file of one trace, given a bundle of softmax,"
                                + " pteenet" + System.lineSeparator());
    }
}

package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.hwmodels.measure.Sampling;
import io.exeunt.hwmodels.measure.TimeSource;
import io.exeunt.hwmodels.onnx.LightModel;
import io.exeunt.hwmodels.onnx.OnnxBranches;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.zoo.NetworkBuilder;
import io.exeunt.hwmodels.workload.zoo.Tensor;
import io.exeunt.hwmodels.workload.zoo.Window;
import io.exeunt.policies.onnxruntime.InputPart;
import io.exeunt.policies.onnxruntime.OnnxSession;
import io.exeunt.scenarios.workbench.ExitCostRequest;
import io.exeunt.scenarios.workbench.MeasuredExitCosts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small models are really run, by a clock that only counts. */
class ExitCostRunTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final AtomicLong ticks = new AtomicLong();

    private Path model(int sideExits) throws IOException {
        NetworkBuilder net = new NetworkBuilder("exits", new FeatureMap(3, 8, 8));
        Tensor x = net.input();
        for (int k = 0; k <= sideExits; k++) {
            x = x.conv("conv" + k, 8, Window.of(3).pad(1)).activation("act" + k);
            x.globalAverage("pool" + k).linear("exit" + k, 10);
        }
        OperatorGraph graph = net.build();
        List<String> exits = graph.nodes().stream()
                .map(node -> node.operator().name())
                .filter(name -> name.startsWith("exit"))
                .toList();
        Path file = folder.resolve("model" + sideExits + ".onnx");
        LightModel.write(new OperatorGraph("exits", graph.input(), graph.nodes(), exits), file);
        return file;
    }

    private MeasuredExitCosts run(Path model) {
        TimeSource time = new TimeSource(() -> ticks.addAndGet(1000), () -> -1);
        ExitCostRequest request = new ExitCostRequest(List.of(model), Map.of(), 1, 3, Sampling.Time.ELAPSED, time);
        RunContext context =
                new RunContext(Cancellation.NEVER, ProgressListener.SILENT, () -> Instant.EPOCH, List.of());
        return new ExitCostRun(request, new PhaseLog(context)).run();
    }

    @Test
    void aNetworkIsRunInEveryWayAtSeveralNumbersOfExits() throws IOException {
        MeasuredExitCosts costs = run(model(4));

        assertThat(costs.rows()).extracting(MeasuredExitCosts.Row::exits).containsExactly(1, 2, 4);
        assertThat(costs.rows()).allSatisfy(row -> {
            assertThat(row.wholeS()).isCloseTo(1e-6, within(1e-15));
            assertThat(row.branchedS()).isCloseTo(1e-6, within(1e-15));
            assertThat(row.cutS()).isZero();
        });
    }

    @Test
    void aModelWithoutSideExitsIsRefused() throws IOException {
        Path file = model(0);

        assertThatThrownBy(() -> run(file))
                .hasMessage(
                        file + ": Expected a model of one input with side exits, given 1 inputs and the outputs exit0");
    }

    /** All answers are equal here, so the first exit is taken or the last by the threshold alone; both are in the file. */
    @Test
    void aBranchedModelAnswersWithTheFirstExitThatIsSure() throws IOException {
        Path model = model(2);
        float[] sample = new float[3 * 8 * 8];
        Arrays.fill(sample, 1);
        List<InputPart> shape = List.of(new InputPart("", List.of(3L, 8L, 8L)));
        List<float[]> exits;
        try (OnnxSession session = OnnxSession.open(model, 1)) {
            exits = session.run(sample, 1, shape, List.of("exit0", "exit2"));
        }

        assertThat(exits.get(0)[0]).isNotEqualTo(exits.get(1)[0]);
        assertThat(answer(model, -1f, sample, shape)).isEqualTo(exits.get(0));
        assertThat(answer(model, Float.MAX_VALUE, sample, shape)).isEqualTo(exits.get(1));
    }

    private float[] answer(Path model, float threshold, float[] sample, List<InputPart> shape) throws IOException {
        Path branched = folder.resolve("branched" + threshold + ".onnx");
        OnnxBranches.write(model, List.of("exit0", "exit1", "exit2"), threshold, branched);
        try (OnnxSession session = OnnxSession.open(branched, 1)) {
            return session.run(sample, 1, shape, List.of(OnnxBranches.ANSWER)).get(0);
        }
    }
}

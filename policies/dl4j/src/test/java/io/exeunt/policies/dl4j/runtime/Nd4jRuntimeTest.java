package io.exeunt.policies.dl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.network.TrainableGraph;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.nativeblas.NativeOpsHolder;

class Nd4jRuntimeTest {
    private final Nd4jRuntime.Status status = Nd4jRuntime.prepare();

    @Test
    void oneDnnIsReportedExactlyWhereTheNativeBuildHasIt() {
        assertThat(status.oneDnn()).isEqualTo(status.backend().contains("onednn"));
        assertThat(status.warnings()).hasSize(status.oneDnn() ? 0 : 1);
    }

    @Test
    void everyConvolutionReallyRunsOnOneDnnWhereTheNativeBuildHasIt() {
        ComputationGraph graph = new ComputationGraph(
                TrainableGraph.configure(Tiny.network(), List.of(1.0, 1.0, 1.0), new Adam(0.01), 0, 1));
        graph.init();
        assertThat(Arrays.stream(graph.getLayers()).filter(ConvolutionLayer.class::isInstance))
                .hasSize(7)
                .allSatisfy(layer -> assertThat(layer.getHelper() instanceof MKLDNNConvHelper)
                        .isEqualTo(status.oneDnn()));
    }

    @Test
    void nativeThreadsStayAtOneWhateverTheEnvironmentSays() throws Exception {
        assertThat(Nd4j.getEnvironment().maxThreads()).isEqualTo(1);
        assertThat(Nd4j.getEnvironment().maxMasterThreads()).isEqualTo(1);
        ExecutorService executor = Nd4jRuntime.executor(1);
        try {
            int threads = executor.submit(() ->
                            NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads())
                    .get();
            assertThat(threads).isEqualTo(1);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void preparingAgainGivesTheSameAnswer() {
        assertThat(Nd4jRuntime.prepare()).isSameAs(status);
    }
}

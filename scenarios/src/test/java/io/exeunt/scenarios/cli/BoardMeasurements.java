package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.List;
import java.util.Locale;

/** Made-up measurements: what the Jetson TX2's file predicts, times a factor. */
final class BoardMeasurements {
    static final List<String> NETWORKS = List.of("resnet18", "vgg11", "mobilenet_v2");
    private static final int[] GPU = {0, 6, 12};
    private static final int[] MEMORY = {7, 10};

    private BoardMeasurements() {}

    /** A CSV of three networks at six operating points. */
    static String tx2(double factor) {
        PlatformSpec spec = new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1);
        Platform platform = Platforms.of(DeviceCatalog.find("jetson-tx2"), spec);
        StringBuilder csv = new StringBuilder("network,runtime,gpu_mhz,emc_mhz,latency_ms\n");
        for (String network : NETWORKS) {
            for (int gpu : GPU) {
                for (int memory : MEMORY) {
                    int state = platform.states().state(gpu, memory);
                    csv.append(String.format(
                            Locale.ROOT,
                            "%s,tensorrt,%s,%s,%.6f%n",
                            network,
                            platform.states().opp(state, 0).freqHz() / 1e6,
                            platform.states().opp(state, 1).freqHz() / 1e6,
                            1e3
                                    * factor
                                    * platform.priceInference(
                                                    Zoo.network(network).operators(), state)
                                            .seconds()));
                }
            }
        }
        return csv.toString();
    }
}

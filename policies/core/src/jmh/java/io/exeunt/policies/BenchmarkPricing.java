package io.exeunt.policies;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.StateCosts;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Pricing the first 100 operators of ResNet-101 in all operating states of the Jetson TX2's GPU: in one sweep (target: below 1,000 µs),
 * and beside it state by state.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BenchmarkPricing {
    private static final int OPERATORS = 100;

    private Platform platform;
    private List<Operator> operators;

    @Setup
    public void prepare() {
        platform = Platforms.of(
                DeviceCatalog.find("jetson-tx2"), new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1));
        operators = Zoo.network("resnet101").operators().subList(0, OPERATORS);
    }

    @Benchmark
    public StateCosts oneSweep() {
        return platform.priceAll(operators);
    }

    @Benchmark
    public double stateByState() {
        double seconds = 0;
        for (int state = 0; state < platform.states().size(); state++) {
            seconds += platform.price(operators, state).seconds();
        }
        return seconds;
    }
}

package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.operators.OperatorCost;
import io.exeunt.simulator.operators.OperatorTable;
import java.util.List;
import java.util.stream.IntStream;

/** Twenty-two operators with round numbers. */
final class OperatorSample {
    private OperatorSample() {}

    static OperatorTable table(boolean energy) {
        return new OperatorTable(
                "jetson-tx2/gpu/tensorrt/fp32",
                IntStream.range(0, 22).mapToObj(i -> operator(i, energy)).toList());
    }

    private static OperatorCost operator(int i, boolean energy) {
        List<String> names = List.of("stem", "a-convolution-whose-name-is-longer-than-any-table-is-wide");
        return new OperatorCost(
                i < 2 ? "block1" : "a-long-name-of-an-exit",
                i >= 2,
                i < 2 ? names.get(i) : "layer" + i,
                i < 2 ? "convolution" : "linear",
                i < 2 ? 1 : 0.25,
                1_000_000L * (i + 1),
                i == 21 ? null : Bound.values()[i % 3],
                i == 21 ? Cycles.ZERO : new Cycles(1e6 / (i + 1), 5e5 / (i + 1), 2e5 / (i + 1), 3e5 / (i + 1)),
                4e6 / (i + 1),
                i == 21 ? 0 : 1e-3 / (i + 1),
                energy ? new Energy(1e-3 / (i + 1), 0, 0, 0, 0) : Energy.NOT_MODELLED);
    }
}

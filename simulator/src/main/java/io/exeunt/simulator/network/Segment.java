package io.exeunt.simulator.network;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.Operator;
import java.util.List;

/**
 * A stretch of operators that run together: a backbone segment between two exit sites, or an exit's branch.
 *
 * @param name for reports
 * @param operators in running order; may be empty (an exit read straight off the backbone)
 */
public record Segment(String name, List<Operator> operators) {
    public Segment {
        Check.notBlank("segment name", name);
        operators = List.copyOf(operators);
    }

    /** Multiply-accumulates of one sample. */
    public long macs() {
        return operators.stream().mapToLong(Operator::macs).sum();
    }

    /** Stored parameters. */
    public long parameters() {
        return operators.stream().mapToLong(Operator::parameters).sum();
    }
}

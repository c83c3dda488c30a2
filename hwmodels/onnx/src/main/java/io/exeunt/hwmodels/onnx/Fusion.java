package io.exeunt.hwmodels.onnx;

import io.exeunt.hwmodels.onnx.ShapeInference.Step;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.ElementWise.Kind;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.TransposedConvolution;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What inference runtimes take into the operator before it: batch norms, scales and shifts per channel, biases, and activations, where
 * nobody else reads what is in between (ONNX Runtime's graph optimisations, level "basic" and "extended").
 */
final class Fusion {
    private static final Set<String> ACTIVATIONS =
            Set.of("Relu", "LeakyRelu", "PRelu", "Clip", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Elu");

    private final GraphRows rows;
    private final Set<String> wanted;
    private final Map<String, Integer> readers;

    Fusion(GraphRows rows, Set<String> wanted, Map<String, Integer> readers) {
        this.rows = rows;
        this.wanted = wanted;
        this.readers = readers;
    }

    /** Whether anybody needs a tensor. */
    boolean read(String tensor) {
        return wanted.contains(tensor) || readers.getOrDefault(tensor, 0) > 0;
    }

    /** Whether the operator that makes a tensor takes in what is done to it; if so, that operator is changed. */
    boolean absorbs(String tensor, Step step, Work.Each each) {
        if (wanted.contains(tensor) || readers.getOrDefault(tensor, 0) > 1) {
            return false;
        }
        Optional<Operator> before = rows.operator(rows.place(tensor));
        if (before.isEmpty()) {
            return false;
        }
        if (each.kind() == Kind.ACTIVATION) {
            return ACTIVATIONS.contains(step.call().node().type()) && activates(before.get());
        }
        if (each.kind() == Kind.BATCH_NORM) {
            return folds(before.get(), true);
        }
        TensorShape shape = step.made().shapes().get(0);
        boolean add = each.kind() == Kind.ADD;
        boolean scales =
                Set.of("Add", "Sub", "Mul", "Div").contains(step.call().node().type());
        return scales
                && each.operand()
                        .filter(operand -> perChannel(before.get(), operand, shape))
                        .isPresent()
                && (add || !(before.get() instanceof Linear))
                && folds(before.get(), add);
    }

    private static boolean activates(Operator before) {
        return before instanceof Convolution
                || before instanceof TransposedConvolution
                || before instanceof Linear
                || before instanceof ElementWise wise && (wise.kind() == Kind.ADD || wise.kind() == Kind.BATCH_NORM);
    }

    /** A convolution's channels are its second axis, a fully connected layer's features the last. */
    private static boolean perChannel(Operator before, TensorShape operand, TensorShape shape) {
        if (operand.elements() == 1) {
            return true;
        }
        int axis = before instanceof Linear ? shape.rank() - 1 : 1;
        int own = axis - (shape.rank() - operand.rank());
        return own >= 0 && own < operand.rank() && operand.dim(own) == operand.elements();
    }

    private boolean folds(Operator before, boolean shifts) {
        if (before instanceof Convolution c) {
            rows.replace(new Convolution(c.name(), c.input(), c.output(), c.kernel(), c.groups(), c.bias() || shifts));
            return true;
        }
        if (before instanceof TransposedConvolution t) {
            rows.replace(new TransposedConvolution(
                    t.name(), t.input(), t.output(), t.kernel(), t.groups(), t.bias() || shifts));
            return true;
        }
        if (before instanceof Linear l) {
            rows.replace(new Linear(l.name(), l.inFeatures(), l.outFeatures(), l.positions(), l.bias() || shifts));
            return true;
        }
        return before instanceof ElementWise wise && wise.kind() == Kind.BATCH_NORM;
    }
}

package io.exeunt.hwmodels.onnx;

import io.exeunt.hwmodels.workload.ElementWise.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** What is done to each element: activations, sums, products, comparisons, norms. */
final class ElementRules {
    private static final List<String> ACTIVATIONS = List.of(
            "Relu",
            "LeakyRelu",
            "PRelu",
            "Elu",
            "Selu",
            "Celu",
            "ThresholdedRelu",
            "Sigmoid",
            "HardSigmoid",
            "HardSwish",
            "Tanh",
            "Softplus",
            "Softsign",
            "Gelu",
            "Mish",
            "Erf",
            "Exp",
            "Log",
            "Reciprocal",
            "Sign",
            "Sin",
            "Cos",
            "Tan",
            "Asin",
            "Acos",
            "Atan",
            "Sinh",
            "Cosh",
            "Asinh",
            "Acosh",
            "Atanh",
            "Round",
            "Clip",
            "IsNaN",
            "IsInf",
            "Swish",
            "Shrink");

    private static final List<String> COMPARISONS =
            List.of("And", "Or", "Xor", "BitwiseAnd", "BitwiseOr", "BitwiseXor", "BitShift");

    private ElementRules() {}

    static void addTo(Map<String, Call.Rule> rules) {
        ACTIVATIONS.forEach(type -> rules.put(type, call -> activation(call, Optional.empty())));
        unary(rules, "Abs", Math::abs);
        unary(rules, "Neg", x -> -x);
        unary(rules, "Floor", Math::floor);
        unary(rules, "Ceil", Math::ceil);
        unary(rules, "Sqrt", Math::sqrt);
        unary(rules, "Not", x -> x == 0 ? 1 : 0);
        binary(rules, "Add", Kind.ADD, (a, b) -> a + b);
        binary(rules, "Sub", Kind.ADD, (a, b) -> a - b);
        binary(rules, "Mul", Kind.MULTIPLY, (a, b) -> a * b);
        binary(rules, "Pow", Kind.MULTIPLY, Math::pow);
        binary(rules, "Mod", Kind.MULTIPLY, (a, b) -> a - b * Math.floor(a / b));
        binary(rules, "Equal", Kind.ADD, (a, b) -> a == b ? 1 : 0);
        binary(rules, "Greater", Kind.ADD, (a, b) -> a > b ? 1 : 0);
        binary(rules, "GreaterOrEqual", Kind.ADD, (a, b) -> a >= b ? 1 : 0);
        binary(rules, "Less", Kind.ADD, (a, b) -> a < b ? 1 : 0);
        binary(rules, "LessOrEqual", Kind.ADD, (a, b) -> a <= b ? 1 : 0);
        COMPARISONS.forEach(type -> rules.put(type, call -> joint(call, Kind.ADD, Optional.empty())));
        rules.put("Div", ElementRules::quotient);
        rules.put("Max", call -> joint(call, Kind.ADD, folded(call, Math::max)));
        rules.put("Min", call -> joint(call, Kind.ADD, folded(call, Math::min)));
        rules.put("Sum", call -> joint(call, Kind.ADD, Optional.empty()));
        rules.put("Mean", call -> joint(call, Kind.ADD, Optional.empty()));
        rules.put("Where", ElementRules::where);
        rules.put("Cast", ElementRules::cast);
        rules.put("CastLike", ElementRules::cast);
        // Runtimes take a pair of QuantizeLinear and DequantizeLinear into the operators around it.
        for (String type : List.of("Identity", "Dropout", "QuantizeLinear", "DequantizeLinear")) {
            rules.put(type, call -> Made.of(call.shape(0), new Work.Seen(), call.small(0)));
        }
        rules.put("BatchNormalization", call -> norm(call, Kind.BATCH_NORM));
        for (String type : List.of(
                "LayerNormalization",
                "InstanceNormalization",
                "GroupNormalization",
                "RMSNormalization",
                "SimplifiedLayerNormalization",
                "MeanVarianceNormalization",
                "LpNormalization")) {
            rules.put(type, call -> norm(call, Kind.LAYER_NORM));
        }
        rules.put("LRN", call -> norm(call, Kind.LOCAL_RESPONSE_NORM));
        for (String type : List.of("Softmax", "LogSoftmax", "Hardmax")) {
            rules.put(type, call -> Made.of(call.shape(0), new Work.Softened()));
        }
        rules.put("DynamicQuantizeLinear", ElementRules::quantised);
    }

    private static Made activation(Call call, Optional<SmallTensor> small) {
        return Made.of(call.shape(0), new Work.Each(Kind.ACTIVATION, Optional.empty()), small);
    }

    private static Made norm(Call call, Kind kind) {
        return Made.of(call.shape(0), new Work.Each(kind, Optional.empty()));
    }

    private static void unary(Map<String, Call.Rule> rules, String type, DoubleUnaryOperator function) {
        rules.put(type, call -> activation(call, call.small(0).map(small -> small.map(function))));
    }

    private static void binary(Map<String, Call.Rule> rules, String type, Kind kind, DoubleBinaryOperator function) {
        rules.put(type, call -> joint(call, kind, folded(call, function)));
    }

    private static Optional<SmallTensor> folded(Call call, DoubleBinaryOperator function) {
        return call.values().size() == 2
                ? call.small(0).flatMap(a -> call.small(1).map(b -> a.zip(b, function)))
                : Optional.empty();
    }

    private static Made joint(Call call, Kind kind, Optional<SmallTensor> small) {
        Optional<TensorShape> operand = call.stored().stream().findFirst();
        return Made.of(call.broadcast(), new Work.Each(kind, operand), small);
    }

    /** Of whole numbers the quotient is cut towards zero; shapes are whole numbers. */
    private static Made quotient(Call call) {
        boolean whole = Stream.of(call.small(0), call.small(1))
                .allMatch(small -> small.isPresent()
                        && small.get().values().stream().allMatch(value -> value == Math.rint(value)));
        return joint(call, Kind.MULTIPLY, folded(call, (a, b) -> whole && b != 0 ? (double) (long) (a / b) : a / b));
    }

    private static Made where(Call call) {
        Optional<SmallTensor> small = call.small(0).flatMap(condition -> chosen(call, condition));
        return Made.of(call.broadcast(), new Work.Each(Kind.ADD, Optional.empty()), small);
    }

    private static Optional<SmallTensor> chosen(Call call, SmallTensor condition) {
        if (call.small(1).isEmpty() || call.small(2).isEmpty()) {
            return Optional.empty();
        }
        TensorShape joint = call.broadcast();
        if (joint.elements() > SmallTensor.MOST_ELEMENTS) {
            return Optional.empty();
        }
        SmallTensor is = condition.expanded(joint);
        SmallTensor yes = call.small(1).get().expanded(joint);
        SmallTensor no = call.small(2).get().expanded(joint);
        return Optional.of(
                is.zip(yes, (c, y) -> c != 0 ? y : 0).zip(is.zip(no, (c, n) -> c != 0 ? 0 : n), Double::sum));
    }

    private static Made cast(Call call) {
        boolean whole = !ElementType.of(call.node().integer("to", 1)).weight();
        return activation(call, call.small(0).map(small -> whole ? small.map(x -> (double) (long) x) : small));
    }

    private static Made quantised(Call call) {
        TensorShape scalar = TensorShape.of();
        return new Made(
                List.of(call.shape(0), scalar, scalar),
                new Work.Each(Kind.ACTIVATION, Optional.empty()),
                Optional.empty());
    }
}

package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.Recurrent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products of matrices: fully connected layers, attention, recurrent layers. */
final class ProductRules {
    private ProductRules() {}

    static void addTo(Map<String, Call.Rule> rules) {
        rules.put("Gemm", ProductRules::gemm);
        rules.put("MatMul", call -> product(call, 0, 1));
        rules.put("MatMulInteger", call -> product(call, 0, 1));
        rules.put("QLinearMatMul", call -> product(call, 0, 3));
        rules.put("LSTM", call -> recurrent(call, Recurrent.Cell.LSTM));
        rules.put("GRU", call -> recurrent(call, Recurrent.Cell.GRU));
        rules.put("RNN", call -> recurrent(call, Recurrent.Cell.RNN));
    }

    private static Made gemm(Call call) {
        TensorShape a = transposed(call.shape(0), call.node().integer("transA", 0) != 0);
        TensorShape b = transposed(call.shape(1), call.node().integer("transB", 0) != 0);
        requireInner(a.dim(1), b.dim(0));
        TensorShape out = TensorShape.of(a.dim(0), b.dim(1));
        Work work = call.constant(1)
                ? new Work.Connected(Call.count("features", b.dim(0)), Call.count("features", b.dim(1)), call.has(2))
                : multiplied(1, a, b);
        return Made.of(out, work);
    }

    private static TensorShape transposed(TensorShape matrix, boolean swapped) {
        Check.require(matrix.rank() == 2, "factor", "a matrix", matrix);
        return swapped ? TensorShape.of(matrix.dim(1), matrix.dim(0)) : matrix;
    }

    private static Made product(Call call, int left, int right) {
        TensorShape a = atLeastMatrix(call.shape(left), true);
        TensorShape b = atLeastMatrix(call.shape(right), false);
        requireInner(a.dim(-1), b.dim(-2));
        TensorShape outer = outer(a).broadcast(outer(b));
        List<Long> out = new ArrayList<>(outer.dims());
        if (call.shape(left).rank() > 1) {
            out.add(a.dim(-2));
        }
        if (call.shape(right).rank() > 1) {
            out.add(b.dim(-1));
        }
        boolean stored = call.constant(right) && outer(b).elements() == 1;
        Work work = stored
                ? new Work.Connected(Call.count("features", b.dim(-2)), Call.count("features", b.dim(-1)), false)
                : multiplied(outer.elements(), a, b);
        return Made.of(TensorShape.of(out), work);
    }

    private static TensorShape atLeastMatrix(TensorShape shape, boolean row) {
        Check.require(shape.rank() > 0, "factor", "a vector or matrix", shape);
        return shape.rank() > 1 ? shape : row ? TensorShape.of(1, shape.dim(0)) : TensorShape.of(shape.dim(0), 1);
    }

    private static TensorShape outer(TensorShape shape) {
        return TensorShape.of(shape.dims().subList(0, shape.rank() - 2));
    }

    private static Work multiplied(long products, TensorShape a, TensorShape b) {
        return new Work.Multiplied(
                products,
                Call.count("rows", a.dim(-2)),
                Call.count("inner dimension", a.dim(-1)),
                Call.count("columns", b.dim(-1)));
    }

    private static void requireInner(long left, long right) {
        Check.require(left == right, "rows of the right factor", left + ", the columns of the left one", right);
    }

    /** One layer, X [steps, batch, features], W [directions, gates × hidden, features]. */
    private static Made recurrent(Call call, Recurrent.Cell cell) {
        TensorShape x = call.shape(0);
        TensorShape w = call.shape(1);
        Check.require(x.rank() == 3 && w.rank() == 3, "input", "of three axes", x);
        long hidden = call.node().integer("hidden_size", call.shape(2).dim(2));
        boolean both = w.dim(0) == 2;
        boolean batchFirst = call.node().integer("layout", 0) != 0;
        long steps = x.dim(batchFirst ? 1 : 0);
        long batch = x.dim(batchFirst ? 0 : 1);
        TensorShape state = TensorShape.of(w.dim(0), batch, hidden);
        TensorShape all = TensorShape.of(steps, w.dim(0), batch, hidden);
        Work work = new Work.Recurring(
                cell,
                Call.count("features", x.dim(2)),
                Call.count("hidden_size", hidden),
                Call.count("steps", steps),
                both,
                call.has(3));
        return new Made(List.of(all, state, state), work, Optional.empty());
    }
}

package io.exeunt.hwmodels.workload;

/** Operators without their names: two that do the same to the same shapes are equal. */
public final class OperatorShape {
    private static final String NAMELESS = "-";

    private OperatorShape() {}

    /** The same operator under a name that says nothing. */
    public static Operator of(Operator operator) {
        if (operator instanceof Convolution c) {
            return new Convolution(NAMELESS, c.input(), c.output(), c.kernel(), c.groups(), c.bias());
        } else if (operator instanceof TransposedConvolution t) {
            return new TransposedConvolution(NAMELESS, t.input(), t.output(), t.kernel(), t.groups(), t.bias());
        } else if (operator instanceof Recurrent r) {
            return r.named(NAMELESS);
        } else if (operator instanceof Linear l) {
            return new Linear(NAMELESS, l.inFeatures(), l.outFeatures(), l.positions(), l.bias());
        } else if (operator instanceof MatMul m) {
            return new MatMul(NAMELESS, m.heads(), m.rows(), m.inner(), m.columns());
        } else if (operator instanceof Embedding e) {
            return new Embedding(NAMELESS, e.vocabulary(), e.features(), e.tokens());
        } else if (operator instanceof Pooling p) {
            return new Pooling(NAMELESS, p.kind(), p.input(), p.output(), p.kernel());
        } else if (operator instanceof ElementWise e) {
            return new ElementWise(NAMELESS, e.kind(), e.output(), e.inputs());
        } else if (operator instanceof Softmax s) {
            return new Softmax(NAMELESS, s.output());
        } else if (operator instanceof View v) {
            return new View(NAMELESS, v.input(), v.output());
        }
        throw new IllegalArgumentException("Expected operator to be of a known kind, given " + operator);
    }
}

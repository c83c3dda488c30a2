package io.exeunt.hwmodels.workload;

import java.util.List;
import java.util.Optional;

/**
 * What an operator may read. Layout and order of axes are no concern of a workload, so operators that mix all features are content with
 * the right number of elements; those that work channel by channel need the channels too, and windows the very map over which they move.
 */
public final class InputShapes {
    private InputShapes() {}

    /**
     * What an operator expects to read, if it is not this.
     *
     * @param operator the reader
     * @param read shapes of what it reads, in order
     * @return "one map of [16, 32, 32]", for messages; empty if all is well
     */
    public static Optional<String> expected(Operator operator, List<FeatureMap> read) {
        if (operator instanceof Linear linear) {
            return unless(
                    only(read, linear.input().elements()),
                    "one map of " + linear.input().elements() + " elements, " + linear.inFeatures() + " features × "
                            + linear.positions() + " positions");
        } else if (operator instanceof MatMul product) {
            return unless(factors(product, read), factorsText(product));
        } else if (operator instanceof ElementWise wise) {
            return expected(wise, read);
        } else if (operator instanceof Embedding || operator instanceof Recurrent || operator instanceof Softmax) {
            long elements = operator.input().elements();
            return unless(only(read, elements), "one map of " + elements + " elements");
        }
        return unless(
                read.equals(List.of(operator.input())),
                "one map of " + operator.input().text());
    }

    /** How many of the maps that an operator reads are as large as its output. */
    public static int whole(ElementWise operator, List<FeatureMap> read) {
        return (int) read.stream().filter(map -> same(map, operator.output())).count();
    }

    private static Optional<String> expected(ElementWise wise, List<FeatureMap> read) {
        FeatureMap out = wise.output();
        return switch (wise.kind()) {
            case COPY -> expectedCopy(out, read);
            case ADD ->
                unless(
                        read.stream().allMatch(map -> broadcasts(map, out) || isShortcut(map, out))
                                && covers(read, out),
                        "maps of " + out.text() + ", or ones that are repeated along axes where they have 1");
            case MULTIPLY ->
                unless(
                        read.stream().allMatch(map -> broadcasts(map, out)) && covers(read, out),
                        "maps of " + out.text() + ", or ones that are repeated along axes where they have 1");
            default ->
                unless(
                        read.size() == 1 && same(read.get(0), out),
                        "one map of " + out.channels() + " channels × " + out.positions() + " positions");
        };
    }

    /** Several maps one after the other fill the output; one may be repeated, cut or padded along its axes. */
    private static Optional<String> expectedCopy(FeatureMap out, List<FeatureMap> read) {
        if (read.size() > 1) {
            return unless(
                    read.stream().mapToLong(FeatureMap::elements).sum() == out.elements(),
                    "maps of " + out.elements() + " elements together, as many as its \"out\"");
        }
        FeatureMap in = read.get(0);
        return unless(
                in.elements() >= out.elements() || in.channels() == out.channels() || in.positions() == out.positions(),
                "a map of " + out.channels() + " channels or of " + out.positions()
                        + " positions, from which its \"out\" can grow");
    }

    /**
     * Whether a map can be added by a shortcut without parameters: every so many positions of it, its channels filled up with zeros.
     * Source: He et al., arXiv 1512.03385, option A.
     */
    private static boolean isShortcut(FeatureMap map, FeatureMap out) {
        int stride = map.height() / Math.max(1, out.height());
        return stride > 1
                && map.depth() == out.depth()
                && map.height() == stride * out.height()
                && map.width() == stride * out.width()
                && out.channels() > map.channels()
                && out.channels() % map.channels() == 0;
    }

    private static boolean broadcasts(FeatureMap map, FeatureMap out) {
        return same(map, out)
                || oneOr(map.channels(), out.channels())
                        && oneOr(map.depth(), out.depth())
                        && oneOr(map.height(), out.height())
                        && oneOr(map.width(), out.width());
    }

    private static boolean covers(List<FeatureMap> read, FeatureMap out) {
        return read.stream().anyMatch(map -> same(map, out))
                || read.stream().anyMatch(map -> map.channels() == out.channels())
                        && read.stream().anyMatch(map -> map.positions() == out.positions());
    }

    private static boolean same(FeatureMap map, FeatureMap out) {
        return map.channels() == out.channels() && map.positions() == out.positions();
    }

    private static boolean oneOr(int size, int other) {
        return size == 1 || size == other;
    }

    /** Both factors in either order, or one of them where the other is stored; heads may share a right factor. */
    private static boolean factors(MatMul product, List<FeatureMap> read) {
        long first = read.get(0).elements();
        if (read.size() == 1) {
            return first == left(product) || isRight(product, first);
        }
        long second = read.get(1).elements();
        return read.size() == 2
                && (first == left(product) && isRight(product, second)
                        || second == left(product) && isRight(product, first));
    }

    private static long left(MatMul product) {
        return (long) product.heads() * product.rows() * product.inner();
    }

    private static boolean isRight(MatMul product, long elements) {
        long one = (long) product.inner() * product.columns();
        return elements % one == 0 && product.heads() % (elements / one) == 0;
    }

    private static String factorsText(MatMul product) {
        return "factors of " + left(product) + " and "
                + (long) product.heads() * product.inner() * product.columns() + " elements, " + product.heads()
                + " times " + product.rows() + "×" + product.inner() + " and " + product.inner() + "×"
                + product.columns();
    }

    private static boolean only(List<FeatureMap> read, long elements) {
        return read.size() == 1 && read.get(0).elements() == elements;
    }

    private static Optional<String> unless(boolean holds, String expected) {
        return holds ? Optional.empty() : Optional.of(expected);
    }
}

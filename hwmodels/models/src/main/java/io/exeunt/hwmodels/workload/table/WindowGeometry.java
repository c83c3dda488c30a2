package io.exeunt.hwmodels.workload.table;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.TransposedConvolution;
import io.exeunt.hwmodels.workload.WindowAxis;
import io.exeunt.hwmodels.workload.WindowAxis.Sizes;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares what windows make of a map with what a row says they do, axis by axis. */
final class WindowGeometry {
    private static final int MOST_STRIDE = 64;
    private static final List<String> NAMES = List.of("depth", "height", "width");

    private final Row row;
    private final Operator operator;
    private final Kernel kernel;

    private WindowGeometry(Row row, Operator operator, Kernel kernel) {
        this.row = row;
        this.operator = operator;
        this.kernel = kernel;
    }

    /**
     * Returns the operator.
     *
     * @throws InvalidInputException if its output can't be what its window makes of its input
     */
    static Operator checked(Row row, Operator operator) {
        if (operator instanceof Convolution convolution) {
            new WindowGeometry(row, operator, convolution.kernel()).check();
        } else if (operator instanceof TransposedConvolution transposed) {
            new WindowGeometry(row, operator, transposed.kernel()).check();
        } else if (operator instanceof Pooling pooling) {
            if (pooling.input().channels() != pooling.output().channels()) {
                throw row.error(
                        "out",
                        "expected " + pooling.input().channels() + " channels as in \"in\", given "
                                + pooling.output().channels(),
                        null);
            }
            new WindowGeometry(row, operator, pooling.kernel()).check();
        }
        return operator;
    }

    /** Length of an axis of a map that is written with {@code axes} of them. */
    static int size(FeatureMap map, int axis, int axes) {
        return sizes(map)[axes == 1 ? 1 : axis + 3 - axes];
    }

    private static int[] sizes(FeatureMap map) {
        return new int[] {map.depth(), map.height(), map.width()};
    }

    private void check() {
        List<WindowAxis> axes = List.of(kernel.depth(), kernel.height(), kernel.width());
        int[] in = sizes(operator.input());
        int[] out = sizes(operator.output());
        for (int k = 0; k < axes.size(); k++) {
            if (!fits(axes.get(k), in[k], out[k])) {
                throw wrong(NAMES.get(k), axes.get(k), in[k], out[k]);
            }
        }
    }

    private boolean fits(WindowAxis axis, int in, int out) {
        return operator instanceof Pooling
                ? axis.pools(in, out)
                : sizes(axis, in).contains(out);
    }

    private Sizes sizes(WindowAxis axis, int in) {
        if (operator instanceof Pooling) {
            return axis.pooled(in);
        }
        return operator instanceof TransposedConvolution ? axis.transposed(in) : axis.convolved(in);
    }

    private InvalidInputException wrong(String name, WindowAxis axis, int in, int out) {
        String window = "a window of " + axis.size() + (axis.dilation() > 1 ? " with dilation " + axis.dilation() : "");
        String possible = axis.stride() == 0
                ? " of any usual stride"
                : " and stride " + axis.stride() + padding(axis) + " makes " + range(sizes(axis, in));
        return row.error(
                "out",
                "expected a " + name + " that " + window + possible + " of " + in + ", given " + out,
                hint(axis, in, out));
    }

    private static String padding(WindowAxis axis) {
        WindowAxis.Padding padding = axis.padding();
        return padding == null ? "" : " and padding " + padding.before() + " + " + padding.after();
    }

    private static String range(Sizes sizes) {
        if (sizes.most() < Math.max(1, sizes.least())) {
            return "nothing";
        }
        long least = Math.max(1, sizes.least());
        return least == sizes.most() ? "" + least : least + " to " + sizes.most();
    }

    private @Nullable String hint(WindowAxis axis, int in, int out) {
        if (operator instanceof Convolution && out > in) {
            return axis.transposed(in).contains(out)
                    ? "this is a \"transposed_convolution\""
                    : "this is a transposed convolution or another operator, or \"padding\" is missing";
        }
        return IntStream.rangeClosed(1, MOST_STRIDE)
                .filter(stride -> fits(new WindowAxis(axis.size(), stride, axis.dilation(), axis.padding()), in, out))
                .mapToObj(stride -> "the stride is " + stride)
                .findFirst()
                .orElse(null);
    }
}

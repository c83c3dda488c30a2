package io.exeunt.hwmodels.onnx;

import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Shapes of one sample. Images keep their axes; of sequences the features are the channels and the tokens the rows, as in all
 * workloads.
 *
 * @param batch samples in the model's shapes
 */
record PerSample(long batch) {
    /** Elements of one sample; a tensor that is not one per sample counts whole. */
    long elements(TensorShape shape) {
        long all = shape.elements();
        return shape.rank() > 0 && batched(shape) ? all / batch : all;
    }

    /** Whether the first axis is the batch, or a multiple of it. */
    private boolean batched(TensorShape shape) {
        return shape.dim(0) % batch == 0;
    }

    /** A number of products in which the batch is counted, for one sample. */
    int products(long all) {
        return Call.count("products", all % batch == 0 ? all / batch : all);
    }

    /** Whether the first axis is nothing but the batch. */
    boolean leads(TensorShape shape) {
        return shape.rank() > 1 && shape.dim(0) == batch;
    }

    /** As a map, the first axis left out if it is the batch. */
    FeatureMap map(TensorShape shape) {
        return map(shape, leads(shape));
    }

    /** As a map, the first axis left out if so told. */
    FeatureMap map(TensorShape shape, boolean leads) {
        List<Long> dims = new ArrayList<>(shape.dims());
        if (leads) {
            dims.remove(0);
        } else if (!dims.isEmpty() && batched(shape)) {
            dims.set(0, dims.get(0) / batch);
        }
        return map(dims);
    }

    private static FeatureMap map(List<Long> dims) {
        int[] axes = dims.stream().mapToInt(dim -> Call.count("axis", dim)).toArray();
        return switch (axes.length) {
            case 0 -> FeatureMap.flat(1);
            case 1 -> FeatureMap.flat(axes[0]);
            case 2 -> new FeatureMap(axes[1], axes[0], 1);
            case 3 -> new FeatureMap(axes[0], axes[1], axes[2]);
            case 4 -> new FeatureMap(axes[0], axes[1], axes[2], axes[3]);
            default -> joined(dims);
        };
    }

    /** Of more axes, the first ones become one. */
    private static FeatureMap joined(List<Long> dims) {
        int first = dims.size() - 3;
        List<Long> four = new ArrayList<>();
        four.add(TensorShape.of(dims).elements(0, first));
        four.addAll(dims.subList(first, dims.size()));
        return map(four);
    }

    /** Channels and the axes over which a window moves. */
    FeatureMap image(TensorShape shape) {
        int[] axes =
                shape.dims().stream().mapToInt(dim -> Call.count("axis", dim)).toArray();
        return switch (axes.length) {
            case 2 -> FeatureMap.flat(axes[1]);
            case 3 -> new FeatureMap(axes[1], 1, axes[2]);
            case 4 -> new FeatureMap(axes[1], axes[2], axes[3]);
            case 5 -> new FeatureMap(axes[1], axes[2], axes[3], axes[4]);
            default -> map(shape);
        };
    }

    /** The last axis as channels, all others as positions. */
    FeatureMap rows(TensorShape shape) {
        long features = shape.rank() == 0 ? 1 : shape.dim(-1);
        return new FeatureMap(Call.count("features", features), Call.count("rows", elements(shape) / features), 1);
    }
}

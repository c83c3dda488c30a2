package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelUtils;

/**
 * What a Keras file says of its layers, looked at before anything is made of them.
 *
 * @param file that it was read from
 * @param root its attribute model_config
 */
record KerasConfig(Path file, Map<String, Object> root) {
    private static final String CONFIG = "model_config";
    private static final int IMAGE_AXES = 4;

    /** HDF5's own words about a damaged file, many lines of them, would go to the terminal. */
    static KerasConfig read(Path file) {
        org.bytedeco.hdf5.Exception.dontPrint();
        try (Hdf5Archive archive = new Hdf5Archive(file.toString())) {
            return new KerasConfig(file, KerasModelUtils.parseJsonString(archive.readAttributeAsJson(CONFIG)));
        } catch (IOException | UnsupportedKerasConfigurationException | RuntimeException e) {
            throw new InvalidInputException(
                    file.toString(),
                    "no whole Keras model: its " + CONFIG + " can't be read",
                    "the file was cut short, or holds weights alone: model.save(\"model.h5\")",
                    e);
        }
    }

    boolean sequential() {
        return "Sequential".equals(root.get("class_name"));
    }

    /**
     * Refuses code.
     *
     * @throws InvalidInputException if a layer is a Lambda, at any depth
     */
    void requireNoCode() {
        layers(root)
                .filter(layer ->
                        String.valueOf(layer.get("class_name")).matches("(.*>)?(Lambda|TFOpLambda|SlicingOpLambda)"))
                .findFirst()
                .ifPresent(layer -> {
                    throw new InvalidInputException(
                            file.toString(),
                            "layer '" + name(layer) + "' is a " + layer.get("class_name")
                                    + ": it holds code, which is not run",
                            "replace it by layers of Keras, or export the model as ONNX");
                });
    }

    private static String name(Map<?, ?> layer) {
        Object config = layer.get("config");
        return String.valueOf(config instanceof Map<?, ?> told ? told.get("name") : layer.get("name"));
    }

    /** Every mapping with a class name, at any depth. */
    private static Stream<Map<?, ?>> layers(Object value) {
        if (value instanceof Map<?, ?> map) {
            Stream<Map<?, ?>> own = map.containsKey("class_name") ? Stream.of(map) : Stream.empty();
            return Stream.concat(own, map.values().stream().flatMap(KerasConfig::layers));
        }
        return value instanceof List<?> list ? list.stream().flatMap(KerasConfig::layers) : Stream.empty();
    }

    /**
     * Shape of one sample.
     *
     * @throws InvalidInputException if it reads no images of a fixed size, or has several inputs
     */
    FeatureMap input() {
        List<List<?>> shapes = layers(root)
                .map(layer -> layer.get("config"))
                .filter(config -> config instanceof Map<?, ?>)
                .map(config -> shape((Map<?, ?>) config))
                .flatMap(Optional::stream)
                .toList();
        boolean fixed = !shapes.isEmpty()
                && shapes.get(0).size() == IMAGE_AXES
                && shapes.get(0).stream().skip(1).allMatch(Number.class::isInstance);
        long inputs = layers(root)
                .filter(layer -> "InputLayer".equals(layer.get("class_name")))
                .count();
        if (!fixed || inputs > 1) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected one input of images of a fixed size, given " + shapes,
                    "export the model as ONNX: python -m tf2onnx.convert --keras model.h5 --output model.onnx");
        }
        int[] axes = shapes.get(0).stream()
                .skip(1)
                .mapToInt(axis -> ((Number) axis).intValue())
                .toArray();
        return format() == CNN2DFormat.NHWC
                ? new FeatureMap(axes[2], axes[0], axes[1])
                : new FeatureMap(axes[0], axes[1], axes[2]);
    }

    private static Optional<List<?>> shape(Map<?, ?> config) {
        Object told =
                config.containsKey("batch_input_shape") ? config.get("batch_input_shape") : config.get("batch_shape");
        return told instanceof List<?> axes ? Optional.of(axes) : Optional.empty();
    }

    /** Where channels stand, as the first layer that says it. */
    CNN2DFormat format() {
        return layers(root)
                        .map(layer -> layer.get("config"))
                        .filter(config ->
                                config instanceof Map<?, ?> told && "channels_first".equals(told.get("data_format")))
                        .findFirst()
                        .isPresent()
                ? CNN2DFormat.NCHW
                : CNN2DFormat.NHWC;
    }
}

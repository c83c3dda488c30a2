package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.onnxruntime.ArrayInputs;
import io.exeunt.policies.onnxruntime.InputPart;
import io.exeunt.policies.onnxruntime.ModelInputs;
import io.exeunt.policies.onnxruntime.PixelInputs;
import io.exeunt.policies.onnxruntime.Preprocessing;
import io.exeunt.policies.onnxruntime.Preprocessing.Layout;
import io.exeunt.scenarios.spec.DataSpec;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Inputs and labels in an .npz file: unsigned bytes are pictures to be preprocessed, all else is taken as it is.
 *
 * @param source the file
 * @param preprocessing what is done to pictures
 * @param names of the model's inputs, which are those of the arrays where there are several
 */
record InputArrays(DataSpec.Arrays source, Preprocessing preprocessing, List<String> names) {
    /** Whole numbers up to here are exact in what a model is given. */
    private static final long LARGEST_WHOLE = 1L << 24;

    private record Samples(Map<String, NpyArray> inputs, int[] labels) {
        NpyArray only() {
            return inputs.values().iterator().next();
        }
    }

    OnnxData read(long seed, int headSamples) {
        Map<String, NpyArray> arrays = Npz.read(source.file());
        if (arrays.containsKey("fit_inputs")) {
            return new OnnxData(
                    all(samples(arrays, "fit_")),
                    all(samples(arrays, "report_")),
                    headSamples == 0 ? Optional.empty() : Optional.of(all(samples(arrays, "head_"))));
        }
        Samples samples = samples(arrays, "");
        LabelSplit split =
                LabelSplit.of(source.file().toString(), samples.labels(), headSamples, source.fitSamples(), seed);
        return new OnnxData(
                inputs(samples, split.fit()),
                inputs(samples, split.report()),
                headSamples == 0 ? Optional.empty() : Optional.of(inputs(samples, split.heads())));
    }

    private Samples samples(Map<String, NpyArray> arrays, String prefix) {
        NpyArray labels = array(arrays, prefix + "labels");
        if (!labels.isWhole() || labels.shape().length != 1) {
            throw wrong(prefix + "labels", "Expected whole numbers, [sample], given " + labels.shapeText());
        }
        Map<String, NpyArray> inputs = new LinkedHashMap<>();
        if (names.size() == 1) {
            inputs.put("", input(arrays, prefix + "inputs", labels, 2));
        } else {
            names.forEach(name -> inputs.put(name, input(arrays, prefix + name, labels, 1)));
        }
        int[] classes = new int[labels.size()];
        long[] given = labels.longs();
        for (int i = 0; i < classes.length; i++) {
            if (given[i] < 0 || given[i] > Integer.MAX_VALUE) {
                throw wrong(prefix + "labels[" + i + "]", "Expected a class, >= 0, given " + given[i]);
            }
            classes[i] = (int) given[i];
        }
        return new Samples(inputs, classes);
    }

    private NpyArray input(Map<String, NpyArray> arrays, String name, NpyArray labels, int leastAxes) {
        NpyArray input = array(arrays, name);
        if (!input.isNumeric() || input.shape().length < leastAxes) {
            throw wrong(name, "Expected numbers, [sample] and then a sample's axes, given " + input.shapeText());
        }
        if (input.shape()[0] != labels.size() || labels.size() == 0) {
            throw wrong(
                    name.equals("inputs") || name.endsWith("_inputs") ? name.replace("inputs", "labels") : name,
                    "Expected one for each of " + input.shape()[0] + " samples, given " + labels.size());
        }
        if (input.isWhole() && !input.isUnsignedBytes()) {
            for (long value : input.longs()) {
                if (Math.abs(value) > LARGEST_WHOLE) {
                    throw wrong(name, "Expected whole numbers up to 2^24, which are exact, given " + value);
                }
            }
        }
        return input;
    }

    private NpyArray array(Map<String, NpyArray> arrays, String name) {
        NpyArray array = arrays.get(name);
        if (array == null) {
            throw new InvalidInputException(
                    source.file().toString(),
                    "Expected an array " + name + ", given " + String.join(", ", arrays.keySet()),
                    names.size() == 1
                            ? "np.savez(file, inputs=…, labels=…)"
                            : "np.savez(file, " + String.join("=…, ", names) + "=…, labels=…)");
        }
        return array;
    }

    private InvalidInputException wrong(String array, String problem) {
        return new InvalidInputException(source.file() + ":" + array, problem, null);
    }

    private ModelInputs all(Samples samples) {
        return inputs(samples, IntStream.range(0, samples.labels().length).toArray());
    }

    private ModelInputs inputs(Samples samples, int[] chosen) {
        int[] labels = IntStream.of(chosen).map(i -> samples.labels()[i]).toArray();
        NpyArray only = samples.only();
        if (names.size() == 1 && only.isUnsignedBytes() && only.shape().length == 4) {
            int elements = only.size() / only.shape()[0];
            return new PixelInputs(pictureShape(only.shape()), pictures(only, chosen, elements), labels, preprocessing);
        }
        List<InputPart> parts = new ArrayList<>();
        samples.inputs().forEach((name, array) -> parts.add(new InputPart(name, axes(array))));
        int elements = parts.stream().mapToInt(InputPart::elements).sum();
        float[] values = new float[Math.multiplyExact(chosen.length, elements)];
        int at = 0;
        for (int sample : chosen) {
            for (NpyArray array : samples.inputs().values()) {
                int own = array.size() / array.shape()[0];
                System.arraycopy(array.slice(sample * own, own), 0, values, at, own);
                at += own;
            }
        }
        return new ArrayInputs(parts, values, labels);
    }

    private static List<Long> axes(NpyArray array) {
        return IntStream.of(array.shape()).skip(1).asLongStream().boxed().toList();
    }

    private boolean channelsFirst() {
        return preprocessing.layout() == Layout.NCHW;
    }

    private List<Integer> pictureShape(int[] shape) {
        return channelsFirst() ? List.of(shape[1], shape[2], shape[3]) : List.of(shape[3], shape[1], shape[2]);
    }

    /** Channel by channel, however the file has them. */
    private byte[] pictures(NpyArray inputs, int[] chosen, int elements) {
        int channels = pictureShape(inputs.shape()).get(0);
        int plane = elements / channels;
        byte[] pixels = new byte[Math.multiplyExact(chosen.length, elements)];
        for (int i = 0; i < chosen.length; i++) {
            float[] sample = inputs.slice(chosen[i] * elements, elements);
            for (int j = 0; j < elements; j++) {
                int to = channelsFirst() ? j : (j % channels) * plane + j / channels;
                pixels[i * elements + to] = (byte) (int) sample[j];
            }
        }
        return pixels;
    }
}

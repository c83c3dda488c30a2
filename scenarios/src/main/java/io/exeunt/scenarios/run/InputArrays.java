package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.onnxruntime.ArrayInputs;
import io.exeunt.policies.onnxruntime.ModelInputs;
import io.exeunt.policies.onnxruntime.PixelInputs;
import io.exeunt.policies.onnxruntime.Preprocessing;
import io.exeunt.policies.onnxruntime.Preprocessing.Layout;
import io.exeunt.scenarios.spec.DataSpec;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Inputs and labels in an .npz file: unsigned bytes are pictures to be preprocessed, all else is taken as it is. */
record InputArrays(DataSpec.Arrays source, Preprocessing preprocessing) {
    private record Samples(NpyArray inputs, int[] labels) {}

    OnnxData read(long seed) {
        Map<String, NpyArray> arrays = Npz.read(source.file());
        if (arrays.containsKey("fit_inputs")) {
            return new OnnxData(all(samples(arrays, "fit_")), all(samples(arrays, "report_")));
        }
        Samples samples = samples(arrays, "");
        LabelSplit split = LabelSplit.of(source.file().toString(), samples.labels(), source.fitSamples(), seed);
        return new OnnxData(inputs(samples, split.fit()), inputs(samples, split.report()));
    }

    private Samples samples(Map<String, NpyArray> arrays, String prefix) {
        NpyArray inputs = array(arrays, prefix + "inputs");
        NpyArray labels = array(arrays, prefix + "labels");
        if (!inputs.isNumeric() || inputs.shape().length < 2) {
            throw wrong(
                    prefix + "inputs",
                    "Expected numbers, [sample] and then a sample's axes, given " + inputs.shapeText());
        }
        if (!labels.isWhole() || labels.shape().length != 1) {
            throw wrong(prefix + "labels", "Expected whole numbers, [sample], given " + labels.shapeText());
        }
        if (inputs.shape()[0] != labels.size() || labels.size() == 0) {
            throw wrong(
                    prefix + "labels",
                    "Expected one for each of " + inputs.shape()[0] + " samples, given " + labels.size());
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

    private NpyArray array(Map<String, NpyArray> arrays, String name) {
        NpyArray array = arrays.get(name);
        if (array == null) {
            throw new InvalidInputException(
                    source.file().toString(),
                    "Expected an array " + name + ", given " + String.join(", ", arrays.keySet()),
                    "np.savez(file, inputs=…, labels=…)");
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
        int[] shape = samples.inputs().shape();
        int elements = samples.inputs().size() / shape[0];
        if (samples.inputs().isUnsignedBytes() && shape.length == 4) {
            return new PixelInputs(
                    pictureShape(shape), pictures(samples.inputs(), chosen, elements), labels, preprocessing);
        }
        List<Long> axes = new ArrayList<>();
        for (int k = 1; k < shape.length; k++) {
            axes.add((long) shape[k]);
        }
        float[] values = new float[Math.multiplyExact(chosen.length, elements)];
        for (int i = 0; i < chosen.length; i++) {
            float[] sample = samples.inputs().slice(chosen[i] * elements, elements);
            System.arraycopy(sample, 0, values, i * elements, elements);
        }
        return new ArrayInputs(axes, values, labels);
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

package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.onnxruntime.ArrayInputs;
import io.exeunt.policies.onnxruntime.ModelInputs;
import io.exeunt.policies.onnxruntime.PixelInputs;
import io.exeunt.policies.onnxruntime.Preprocessing;
import io.exeunt.policies.onnxruntime.Preprocessing.Layout;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The samples beside a deployed design, fit split first, with what the simulator says of each.
 *
 * @param inputs samples and labels
 * @param stages [sample], the stage at which it should leave
 * @param answers [sample], what it should be taken for
 */
@SuppressWarnings("ArrayRecordComponent")
record DeployedSamples(ModelInputs inputs, int[] stages, int[] answers) {
    static final String NAME = "samples.npz";

    /** Writes samples: bytes of pictures as they are, [sample][channel][row][column], all others as floats. */
    static void write(OnnxData data, int[] stages, int[] answers, Path folder) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        List<ModelInputs> splits = List.of(data.fit(), data.report());
        arrays.put("inputs", inputs(splits, stages.length));
        int[] labels = new int[stages.length];
        System.arraycopy(data.fit().labels(), 0, labels, 0, data.fit().size());
        System.arraycopy(
                data.report().labels(),
                0,
                labels,
                data.fit().size(),
                data.report().size());
        arrays.put("labels", NpyArray.of(labels, labels.length));
        arrays.put("stages", NpyArray.of(stages, stages.length));
        arrays.put("answers", NpyArray.of(answers, answers.length));
        Npz.write(folder.resolve(NAME), arrays);
    }

    private static NpyArray inputs(List<ModelInputs> splits, int samples) {
        int elements = splits.get(0).elements();
        if (splits.get(0) instanceof PixelInputs first) {
            byte[] bytes = new byte[Math.multiplyExact(samples, elements)];
            int at = 0;
            for (ModelInputs split : splits) {
                for (int i = 0; i < split.size(); i++, at += elements) {
                    System.arraycopy(((PixelInputs) split).pixels(i), 0, bytes, at, elements);
                }
            }
            List<Integer> shape = first.pictureShape();
            return NpyArray.ofUnsigned(bytes, samples, shape.get(0), shape.get(1), shape.get(2));
        }
        float[] values = new float[Math.multiplyExact(samples, elements)];
        int at = 0;
        for (ModelInputs split : splits) {
            for (int i = 0; i < split.size(); i++, at += elements) {
                split.copyTo(i, values, at);
            }
        }
        List<Long> shape = splits.get(0).shape();
        int[] dims = new int[shape.size() + 1];
        dims[0] = samples;
        for (int k = 0; k < shape.size(); k++) {
            dims[k + 1] = Math.toIntExact(shape.get(k));
        }
        return NpyArray.of(values, dims);
    }

    /** Reads them back. */
    static DeployedSamples read(Path folder, DesignFile design) {
        Arrays arrays = new Arrays(folder.resolve(NAME), Npz.read(folder.resolve(NAME)));
        NpyArray inputs = arrays.of("inputs");
        int[] labels = arrays.whole("labels");
        int[] shape = inputs.shape();
        DesignFile.Pixels pixels = design.pixels();
        if (pixels != null) {
            byte[] bytes = new byte[inputs.size()];
            float[] values = inputs.floats();
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (int) values[i];
            }
            Preprocessing preprocessing = new Preprocessing(
                    pixels.scale(),
                    pixels.mean(),
                    pixels.deviation(),
                    Layout.valueOf(pixels.layout().toUpperCase(Locale.ROOT)));
            ModelInputs read = new PixelInputs(List.of(shape[1], shape[2], shape[3]), bytes, labels, preprocessing);
            return new DeployedSamples(read, arrays.whole("stages"), arrays.whole("answers"));
        }
        List<Long> axes = new ArrayList<>();
        for (int k = 1; k < shape.length; k++) {
            axes.add((long) shape[k]);
        }
        ModelInputs read = new ArrayInputs(axes, inputs.floats(), labels);
        return new DeployedSamples(read, arrays.whole("stages"), arrays.whole("answers"));
    }

    private record Arrays(Path file, Map<String, NpyArray> byName) {
        NpyArray of(String name) {
            NpyArray array = byName.get(name);
            if (array == null) {
                throw new InvalidInputException(file.toString(), "Expected an array " + name + ", found none", null);
            }
            return array;
        }

        int[] whole(String name) {
            long[] values = of(name).longs();
            int[] whole = new int[values.length];
            for (int i = 0; i < whole.length; i++) {
                whole[i] = Math.toIntExact(values[i]);
            }
            return whole;
        }
    }
}

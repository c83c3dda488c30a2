package io.exeunt.scenarios.run;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.onnxruntime.ArrayInputs;
import io.exeunt.policies.onnxruntime.InputPart;
import io.exeunt.policies.onnxruntime.ModelInputs;
import io.exeunt.policies.onnxruntime.PixelInputs;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
    private static final int PICTURE_AXES = 3;
    private static final int LARGEST_PIXEL = 255;

    /** Name of the array of an input: of a model's only one, or of the {@code k}-th of several. */
    private static String array(int k, int inputs) {
        return inputs == 1 ? "inputs" : "inputs_" + k;
    }

    /** Writes samples: bytes of pictures as they are, [sample][channel][row][column], all others as floats. */
    static void write(OnnxData data, int[] stages, int[] answers, Path folder) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        List<ModelInputs> splits = List.of(data.fit(), data.report());
        int inputs = data.fit().parts().size();
        int from = 0;
        for (int k = 0; k < inputs; k++) {
            arrays.put(
                    array(k, inputs),
                    inputs(splits, stages.length, from, data.fit().parts().get(k)));
            from += data.fit().parts().get(k).elements();
        }
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

    /** What one input reads, which begins at some number of each sample. */
    private static NpyArray inputs(List<ModelInputs> splits, int samples, int from, InputPart part) {
        int elements = part.elements();
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
        float[] sample = new float[splits.get(0).elements()];
        int at = 0;
        for (ModelInputs split : splits) {
            for (int i = 0; i < split.size(); i++, at += elements) {
                split.copyTo(i, sample, 0);
                System.arraycopy(sample, from, values, at, elements);
            }
        }
        List<Long> shape = part.shape();
        int[] dims = new int[shape.size() + 1];
        dims[0] = samples;
        for (int k = 0; k < shape.size(); k++) {
            dims[k + 1] = Math.toIntExact(shape.get(k));
        }
        return NpyArray.of(values, dims);
    }

    /**
     * Reads them back.
     *
     * @throws InvalidInputException if an array is missing, or does not fit the others or the design
     */
    static DeployedSamples read(Path folder, DesignFile design) {
        Arrays arrays = new Arrays(folder.resolve(NAME), Npz.read(folder.resolve(NAME)));
        int[] labels = arrays.whole("labels", Integer.MAX_VALUE);
        int last = design.stages().size() - 1;
        return new DeployedSamples(
                arrays.samples(design, labels),
                arrays.forEach(labels, arrays.whole("stages", last), "stages"),
                arrays.forEach(labels, arrays.whole("answers", Integer.MAX_VALUE), "answers"));
    }

    private record Arrays(Path file, Map<String, NpyArray> byName) {
        NpyArray of(String name) {
            NpyArray array = byName.get(name);
            if (array == null) {
                throw new InvalidInputException(file.toString(), "Expected an array " + name + ", found none", null);
            }
            return array;
        }

        /** Whole numbers of 0 … most. */
        int[] whole(String name, int most) {
            long[] values = of(name).longs();
            int[] whole = new int[values.length];
            for (int i = 0; i < whole.length; i++) {
                if (values[i] < 0 || values[i] > most) {
                    throw wrong(name, "numbers from 0 to " + most, String.valueOf(values[i]));
                }
                whole[i] = (int) values[i];
            }
            return whole;
        }

        /** The same, if there is one for each label. */
        int[] forEach(int[] labels, int[] numbers, String name) {
            if (labels.length != numbers.length) {
                throw wrong(name, labels.length + " numbers, as there are labels", String.valueOf(numbers.length));
            }
            return numbers;
        }

        ModelInputs samples(DesignFile design, int[] labels) {
            DesignFile.Pixels pixels = design.pixels();
            try {
                return pixels == null ? numbers(design, labels) : pictures(design, labels, pixels);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new InvalidInputException(file + ":inputs", String.valueOf(e.getMessage()), null, e);
            }
        }

        private ModelInputs pictures(DesignFile design, int[] labels, DesignFile.Pixels pixels) {
            NpyArray inputs = of("inputs");
            ModelInputs samples =
                    new PixelInputs(pictures(axes(inputs)), bytes(inputs.floats()), labels, pixels.preprocessing());
            requireShape(
                    "inputs", samples.parts().get(0).shape(), design.inputs().get(0));
            return samples;
        }

        private ModelInputs numbers(DesignFile design, int[] labels) {
            int count = design.inputs().size();
            int elements = design.parts().stream().mapToInt(InputPart::elements).reduce(0, Math::addExact);
            float[] values = new float[Math.multiplyExact(labels.length, elements)];
            int from = 0;
            for (int k = 0; k < count; k++) {
                NpyArray array = of(array(k, count));
                requireShape(
                        array(k, count),
                        axes(array).stream().map(Integer::longValue).toList(),
                        design.inputs().get(k));
                int own = design.parts().get(k).elements();
                float[] read = array.floats();
                Check.require(
                        read.length == (long) own * labels.length,
                        array(k, count),
                        own * (long) labels.length + " numbers",
                        read.length);
                for (int i = 0; i < labels.length; i++) {
                    System.arraycopy(read, i * own, values, i * elements + from, own);
                }
                from += own;
            }
            return new ArrayInputs(design.parts(), values, labels);
        }

        private static List<Integer> axes(NpyArray array) {
            return IntStream.of(array.shape()).skip(1).boxed().toList();
        }

        private void requireShape(String name, List<Long> shape, DesignFile.Input expected) {
            if (!shape.equals(expected.shape())) {
                throw wrong(name, "samples of " + expected.shape(), shape.toString());
            }
        }

        private List<Integer> pictures(List<Integer> shape) {
            if (shape.size() != PICTURE_AXES) {
                throw wrong("inputs", "[sample][channel][row][column]", shape.size() + 1 + " axes");
            }
            return shape;
        }

        private byte[] bytes(float[] values) {
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < bytes.length; i++) {
                if (!(values[i] >= 0 && values[i] <= LARGEST_PIXEL)) {
                    throw wrong("inputs", "pixels from 0 to " + LARGEST_PIXEL, String.valueOf(values[i]));
                }
                bytes[i] = (byte) (int) values[i];
            }
            return bytes;
        }

        private InvalidInputException wrong(String name, String expected, String given) {
            return new InvalidInputException(file + ":" + name, "Expected " + expected + ", given " + given, null);
        }
    }
}

package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.onnx.ImportedNetwork;
import io.exeunt.policies.dl4j.data.ImageSet;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.Normalisation;
import io.exeunt.policies.dl4j.data.SplitSpec;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.onnxruntime.ModelInputs;
import io.exeunt.policies.onnxruntime.PixelInputs;
import io.exeunt.policies.onnxruntime.Preprocessing;
import io.exeunt.policies.onnxruntime.Preprocessing.Layout;
import io.exeunt.scenarios.spec.DataSpec;
import io.exeunt.scenarios.spec.NetworkSpec.Onnx;
import io.exeunt.scenarios.spec.NetworkSpec.PixelSpec;
import io.exeunt.scenarios.spec.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * Samples to run a model on. As it was trained elsewhere, both splits come from what it has not seen: the test part of a set.
 *
 * @param fit for policies and searches
 * @param report touched once, for the final numbers
 * @param heads for heads that the model has not; empty where the scenario asks for none
 */
record OnnxData(ModelInputs fit, ModelInputs report, Optional<ModelInputs> heads) {
    private static final float PIXELS = 255;

    /**
     * The samples that a scenario names, as the model wants them.
     *
     * @throws InvalidInputException if they are missing, or no samples of this model
     */
    static OnnxData read(Scenario scenario, ImportedNetwork model) {
        Onnx asked = (Onnx) scenario.network();
        Preprocessing preprocessing = preprocessing(asked.input());
        int headSamples = asked.sites().isEmpty() ? 0 : asked.headSamples();
        DataSpec data = scenario.data();
        List<String> names = List.copyOf(model.inputs().keySet());
        requireArrays(data, names);
        try {
            if (data instanceof DataSpec.ImageFolder folder) {
                return new PictureFolder(folder, preprocessing, sample(model)).read(scenario.seed(), headSamples);
            } else if (data instanceof DataSpec.Arrays arrays) {
                return new InputArrays(arrays, preprocessing, names).read(scenario.seed(), headSamples);
            }
            return ofSet(data, scenario.seed(), headSamples, preprocessing);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.ofScenario("/data", "data", String.valueOf(e.getMessage()), null, e);
        }
    }

    private static void requireArrays(DataSpec data, List<String> names) {
        if (names.size() > 1 && !(data instanceof DataSpec.Arrays)) {
            throw new InvalidInputException(
                    "data.set",
                    "Expected set: npz for a model of the inputs " + String.join(", ", names) + ", given " + data.set(),
                    "np.savez(file, " + String.join("=…, ", names) + "=…, labels=…)");
        }
    }

    /** Heads are trained on the training part, which the model has most likely seen, as heads are anywhere. */
    private static OnnxData ofSet(DataSpec data, long seed, int headSamples, Preprocessing preprocessing) {
        ImageSet set = ImageSets.read(data);
        ImageSet plain = set.normalised(Normalisation.none(set.test().shape().channels()));
        Splits splits = Splits.ofSeen(plain, new SplitSpec(data.fitSamples(), seed));
        return new OnnxData(
                pixels(splits.fit(), preprocessing),
                pixels(splits.report(), preprocessing),
                headSamples == 0
                        ? Optional.empty()
                        : Optional.of(pixels(drawn(splits.train(), headSamples, seed), preprocessing)));
    }

    private static LabelledImages drawn(LabelledImages train, int headSamples, long seed) {
        return headSamples >= train.size()
                ? train
                : train.subset(
                        "heads",
                        LabelSplit.of(train.name(), train.labels(), 0, headSamples, seed)
                                .fit());
    }

    static Preprocessing preprocessing(PixelSpec asked) {
        return new Preprocessing(
                asked.scale(), asked.mean(), asked.deviation(), asked.channelsLast() ? Layout.NHWC : Layout.NCHW);
    }

    /** Shape of one sample of the model's only or first input. */
    private static List<Long> sample(ImportedNetwork model) {
        List<Long> dims = model.inputs().values().iterator().next();
        return dims.subList(Math.min(1, dims.size()), dims.size());
    }

    private static PixelInputs pixels(LabelledImages images, Preprocessing preprocessing) {
        int elements = Math.toIntExact(images.shape().elements());
        byte[] pixels = new byte[Math.multiplyExact(images.size(), elements)];
        float[] image = new float[elements];
        for (int i = 0; i < images.size(); i++) {
            images.copyTo(i, image, 0);
            for (int j = 0; j < elements; j++) {
                pixels[i * elements + j] = (byte) Math.round(image[j] * PIXELS);
            }
        }
        List<Integer> shape = List.of(
                images.shape().channels(),
                images.shape().height(),
                images.shape().width());
        return new PixelInputs(shape, pixels, images.labels(), preprocessing);
    }
}

package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.ground.progress.StepProgress;
import io.exeunt.hwmodels.onnx.ImportOptions;
import io.exeunt.hwmodels.onnx.ImportedNetwork;
import io.exeunt.hwmodels.onnx.OnnxHeads;
import io.exeunt.hwmodels.onnx.OnnxHeads.Head;
import io.exeunt.hwmodels.onnx.OnnxHeads.Site;
import io.exeunt.hwmodels.onnx.OnnxNetworks;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.policies.onnxruntime.ModelInputs;
import io.exeunt.policies.onnxruntime.OnnxRecorder;
import io.exeunt.policies.onnxruntime.OnnxRecorder.Part;
import io.exeunt.policies.onnxruntime.OnnxSession;
import io.exeunt.policies.regression.Perceptron;
import io.exeunt.policies.regression.SoftmaxRegression;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cache.ArtefactKind;
import io.exeunt.scenarios.cache.CacheKey;
import io.exeunt.scenarios.spec.NetworkSpec.Onnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A model with heads at the sites that a scenario names: trained on frozen features, once, and kept in the cache as a model with exits. From
 * there on it is like any other.
 */
final class HeadedModel {
    private static final int PART = 250;

    /** Of how heads are trained and written; another makes older ones unknown to the cache. */
    private static final String FORMAT = "2";

    /** Parts of a map along each axis that a perceptron reads. */
    private static final int GRID = 4;

    private static final int HIDDEN = 64;
    private static final int EPOCHS = 30;

    private final Onnx asked;
    private final ArtefactCache cache;
    private final PhaseLog log;

    HeadedModel(Onnx asked, ArtefactCache cache, PhaseLog log) {
        this.asked = asked;
        this.cache = cache;
        this.log = log;
    }

    /**
     * What is run in the place of the model that was asked for; the same where no heads are.
     *
     * @param plain that model
     * @throws InvalidInputException if a site is none, or labels are not the model's classes
     */
    Onnx made(ImportedNetwork plain, OnnxData data) {
        if (data.heads().isEmpty()) {
            return asked;
        }
        ModelInputs samples = data.heads().get();
        String detail = asked.sites().size() + " on " + samples.size() + " samples";
        return log.run("heads", detail, () -> found(plain, samples));
    }

    private Result<Onnx> found(ImportedNetwork plain, ModelInputs samples) {
        int classes = classes(plain);
        requireLabels(samples, classes);
        String name = String.valueOf(asked.model().getFileName());
        TreeMap<String, String> decisive = new TreeMap<>(OnnxSource.hashes(asked.model()));
        decisive.put("data/heads", samples.sha256());
        decisive.put("format", FORMAT);
        decisive.put("kind", asked.headKind().name());
        decisive.put("batch", String.valueOf(asked.batch()));
        decisive.put("sites", String.join("\n", asked.sites()));
        decisive.put("exits", String.join("\n", plain.exits()));
        decisive.put("shapes", plain.inputs().toString());
        CacheKey key = new CacheKey(ArtefactKind.NETWORK, plain.graph().name() + " with heads", decisive);
        ArtefactCache.Artefact artefact = cache.findOrMake(
                key,
                new CacheNews(log, "model with heads"),
                folder -> train(plain, samples, classes, folder.resolve(name)));
        Path headed = artefact.folder().resolve(name);
        return new Result<>(asked.headed(headed, order(plain, headed)), artefact.found());
    }

    /** Exits in the order of their sites; the model's final one stays last, though the last head may cost more than what is left. */
    private List<String> order(ImportedNetwork plain, Path headed) {
        ImportOptions options = new ImportOptions(asked.lengths(), List.of(), List.of(), asked.allowUnknown());
        String last = plain.exits().get(plain.exits().size() - 1);
        List<String> order = new ArrayList<>(OnnxNetworks.read(headed, options).exits());
        order.remove(last);
        order.add(last);
        return order;
    }

    /** Numbers that the final exit gives. */
    private static int classes(ImportedNetwork plain) {
        List<String> exits = plain.graph().exits();
        String last = exits.get(exits.size() - 1);
        return plain.graph().operators().stream()
                .filter(operator -> operator.name().equals(last))
                .map(Operator::output)
                .mapToInt(map -> Math.toIntExact(map.elements()))
                .findFirst()
                .orElseThrow();
    }

    private static void requireLabels(ModelInputs samples, int classes) {
        for (int i = 0; i < samples.size(); i++) {
            if (samples.label(i) >= classes) {
                throw new InvalidInputException(
                        "data",
                        "Expected labels below the model's " + classes + " classes, given " + samples.label(i)
                                + " for sample " + (i + 1) + " of those for heads",
                        null);
            }
        }
    }

    private void train(ImportedNetwork plain, ModelInputs samples, int classes, Path target) throws IOException {
        ImportOptions options = new ImportOptions(asked.lengths(), List.of(), List.of(), asked.allowUnknown());
        List<Site> sites = OnnxHeads.sites(asked.model(), options, asked.sites(), grid());
        Path means = target.resolveSibling("means.onnx");
        OnnxHeads.writeMeans(asked.model(), sites, means);
        List<Part> parts = parts(sites, samples, means);
        Files.delete(means);
        List<Head> heads = new ArrayList<>();
        StepProgress progress = new StepProgress(log.context(), "heads", "heads", sites.size());
        for (int k = 0; k < sites.size(); k++) {
            log.context().cancellation().throwIfRequested("heads are trained anew");
            heads.add(head(sites.get(k), k, parts, samples, classes));
            progress.tell(sites.get(k).tensor());
        }
        OnnxHeads.write(asked.model(), heads, plain.exits(), target);
    }

    private List<Part> parts(List<Site> sites, ModelInputs samples, Path means) {
        List<Part> parts = new ArrayList<>();
        StepProgress progress = new StepProgress(log.context(), "heads", "parts", (samples.size() + PART - 1) / PART);
        try (OnnxSession session = OnnxSession.open(means, 1)) {
            OnnxRecorder recorder = new OnnxRecorder(
                    asked.model(), session, sites.stream().map(Site::means).toList(), asked.batch());
            for (int from = 0; from < samples.size(); from += PART) {
                log.context().cancellation().throwIfRequested("heads are trained anew");
                parts.add(recorder.part(samples, from, Math.min(PART, samples.size() - from)));
                progress.tell("features");
            }
        }
        return parts;
    }

    private int grid() {
        return switch (asked.headKind()) {
            case LINEAR -> 1;
            case PERCEPTRON -> GRID;
        };
    }

    private Head head(Site site, int k, List<Part> parts, ModelInputs samples, int classes) {
        int width = site.features();
        float[] features = new float[Math.multiplyExact(samples.size(), width)];
        for (Part part : parts) {
            float[] own = part.outputs().get(k);
            System.arraycopy(own, 0, features, part.from() * width, own.length);
        }
        return switch (asked.headKind()) {
            case LINEAR ->
                new Head(site, List.of(layer(SoftmaxRegression.fit(width, classes, features, samples.labels()))));
            case PERCEPTRON -> {
                Perceptron.Fit fit = Perceptron.fit(
                        width, classes, features, samples.labels(), new Perceptron.Training(HIDDEN, EPOCHS, k));
                yield new Head(site, List.of(layer(fit.hidden()), layer(fit.output())));
            }
        };
    }

    private static OnnxHeads.Layer layer(SoftmaxRegression.Fit fit) {
        return new OnnxHeads.Layer(fit.weights(), fit.bias());
    }
}

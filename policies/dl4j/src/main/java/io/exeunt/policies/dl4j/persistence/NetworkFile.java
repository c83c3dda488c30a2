package io.exeunt.policies.dl4j.persistence;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.Reason;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained network in one zip file: the two entries of Deeplearning4j's own model files (so that {@code
 * ModelSerializer.restoreComputationGraph} opens it, too) and {@code exeunt.properties} with key, name, exits and the SHA-256 of it
 * all. The same network gives the same bytes.
 */
public final class NetworkFile {
    private static final long MOST_UNPACKED_BYTES = 1024 * BoundedFile.MIB;
    private static final String CONFIGURATION = ModelSerializer.CONFIGURATION_JSON;
    private static final String PARAMETERS = ModelSerializer.COEFFICIENTS_BIN;
    private static final String PROPERTIES = "exeunt.properties";
    private static final String DIGEST = "sha256";
    private static final String RETRAIN = "delete it and train again";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private NetworkFile() {}

    /**
     * Writes it; the file appears whole or not at all.
     *
     * @throws UncheckedIOException if the disk is full or the folder can't be written
     */
    public static void write(TrainedNetwork trained, Path file) {
        try {
            AtomicFile.write(file, zip(entries(trained)));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write network " + file + ": " + Reason.of(e), e);
        }
    }

    private static Map<String, byte[]> entries(TrainedNetwork trained) throws IOException {
        ComputationGraph graph = trained.network().graph();
        byte[] configuration = graph.getConfiguration().toJson().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream parameters = new ByteArrayOutputStream();
        Nd4j.write(graph.params(), new DataOutputStream(parameters));
        byte[] weights = parameters.toByteArray();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(CONFIGURATION, configuration);
        entries.put(PARAMETERS, weights);
        entries.put(PROPERTIES, properties(trained, configuration, weights).getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    private static String properties(TrainedNetwork trained, byte[] configuration, byte[] weights) {
        MultiExitGraph network = trained.network();
        FeatureMap input = network.input();
        String facts = "format=1\nkey=" + trained.key() + "\nname=" + network.name() + "\ninput=" + input.channels()
                + "x" + input.height() + "x" + input.width() + "\nexits=" + String.join(",", network.exitNames())
                + "\n" + confidences(network);
        return facts + DIGEST + "=" + digest(facts, configuration, weights) + "\n";
    }

    private static String confidences(MultiExitGraph network) {
        return network.confidenceNames().isEmpty()
                ? ""
                : network.confidenceNames().entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(",", "confidences=", "\n"));
    }

    private static String digest(String facts, byte[] configuration, byte[] weights) {
        return Sha256.begin().add(facts).add(configuration).add(weights).hex();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Reads it back, bit by bit what was written.
     *
     * @throws InvalidInputException if it is missing, cut off or corrupted
     */
    public static TrainedNetwork read(Path file) {
        Nd4jRuntime.prepare();
        Map<String, byte[]> entries = unzip(file);
        byte[] configuration = entry(file, entries, CONFIGURATION);
        byte[] weights = entry(file, entries, PARAMETERS);
        String text = new String(entry(file, entries, PROPERTIES), StandardCharsets.UTF_8);
        Map<String, String> properties = text.lines()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1),
                        (first, second) -> first));
        String facts = text.substring(0, Math.max(0, text.indexOf(DIGEST + "=")));
        if (!digest(facts, configuration, weights).equals(properties.get(DIGEST))) {
            throw damaged(file, "content does not match its checksum");
        }
        return network(properties, configuration, weights);
    }

    private static byte[] entry(Path file, Map<String, byte[]> entries, String name) {
        byte[] content = entries.get(name);
        if (content == null) {
            throw damaged(file, "has no entry " + name);
        }
        return content;
    }

    private static TrainedNetwork network(Map<String, String> properties, byte[] configuration, byte[] weights) {
        ComputationGraph graph = new ComputationGraph(
                ComputationGraphConfiguration.fromJson(new String(configuration, StandardCharsets.UTF_8)));
        INDArray parameters = Nd4j.read(new ByteArrayInputStream(weights));
        graph.init(parameters, false);
        List<String> exits = List.of(properties.getOrDefault("exits", "").split(","));
        return new TrainedNetwork(
                properties.getOrDefault("key", ""),
                new MultiExitGraph(
                        properties.getOrDefault("name", ""), shape(properties), graph, exits, confidences(properties)));
    }

    private static Map<String, String> confidences(Map<String, String> properties) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String pair : properties.getOrDefault("confidences", "").split(",")) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                names.put(pair.substring(0, colon), pair.substring(colon + 1));
            }
        }
        return names;
    }

    private static FeatureMap shape(Map<String, String> properties) {
        String[] sizes = properties.getOrDefault("input", "").split("x");
        return new FeatureMap(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
    }

    private static Map<String, byte[]> unzip(Path file) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file));
                InputStream unpacked = BoundedFile.limited(zip, file.toString(), MOST_UNPACKED_BYTES, "a network")) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), unpacked.readAllBytes());
            }
            return entries;
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "no such file", null, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    file.toString(), "is cut off or corrupted (" + e.getMessage() + ")", RETRAIN, e);
        }
    }

    private static InvalidInputException damaged(Path file, String problem) {
        return new InvalidInputException(file.toString(), "is cut off or corrupted (" + problem + ")", RETRAIN);
    }
}

package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.filekind.Wanted;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;

/**
 * A Keras model (HDF5) with its weights, as Deeplearning4j's import makes it.
 *
 * @param name that of its file
 * @param input shape of one sample
 * @param format in which it has images
 * @param graph initialised
 */
public record KerasModel(String name, FeatureMap input, CNN2DFormat format, ComputationGraph graph) {
    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it is no Keras model or cut short, holds code (Lambda layers) or layers that the import does not know,
     *     or does not read images
     */
    public static KerasModel read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file.toString(), "no such file", null);
        }
        Wanted.KERAS.require(file);
        KerasConfig config = KerasConfig.read(file);
        config.requireNoCode();
        Nd4jRuntime.prepare();
        String name = String.valueOf(file.getFileName()).replaceFirst("[.][^.]*$", "");
        return new KerasModel(name.isBlank() ? "keras" : name, config.input(), config.format(), imported(file, config));
    }

    private static ComputationGraph imported(Path file, KerasConfig config) {
        try {
            return config.sequential()
                    ? KerasModelImport.importKerasSequentialModelAndWeights(file.toString(), false)
                            .toComputationGraph()
                    : KerasModelImport.importKerasModelAndWeights(file.toString(), false);
        } catch (IOException
                | InvalidKerasConfigurationException
                | UnsupportedKerasConfigurationException
                | RuntimeException e) {
            throw new InvalidInputException(
                    file.toString(), "Deeplearning4j's Keras import refuses it: " + firstLine(e), null, e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Its vertices. */
    public Topology topology() {
        return new Topology(graph, input, format);
    }
}

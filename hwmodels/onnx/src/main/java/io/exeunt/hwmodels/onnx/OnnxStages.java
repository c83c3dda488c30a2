package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts a model into one model per stretch between exits, head included. Nodes and weights are copied as they are; weights that lie beside the
 * file are put within.
 */
public final class OnnxStages {
    private OnnxStages() {}

    /**
     * A stage that was written.
     *
     * @param file model of it
     * @param exit its output that is an exit
     * @param inputs tensors that it reads: of the model's inputs, or outputs of stages before
     * @param outputs the exit, and what later stages read
     */
    public record Stage(Path file, String exit, List<String> inputs, List<String> outputs) {
        public Stage {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * Writes the stages as stage1.onnx, stage2.onnx, … into a folder.
     *
     * @param file the model
     * @param exits tensors at which stages end, in the order of their sites
     * @throws io.exeunt.ground.InvalidInputException if there is no such tensor, or weights beside the file are not there, lie outside its
     *     folder or are too large for one stage
     * @throws IOException if a stage can't be written
     */
    public static List<Stage> write(Path file, List<String> exits, Path folder) throws IOException {
        OnnxModel model = OnnxReader.read(file);
        List<Stage> written = new ArrayList<>();
        for (StagePlan.Stage stage : stages(model, exits)) {
            Path target = folder.resolve("stage" + (written.size() + 1) + ".onnx");
            AtomicFile.write(target, new GraphCopy(model, stage, GraphCopy.Added.NOTHING).bytes());
            written.add(new Stage(target, stage.exit(), stage.reads(), stage.gives()));
        }
        return written;
    }

    private static List<StagePlan.Stage> stages(OnnxModel model, List<String> exits) {
        Needed needed = new Needed(model);
        exits.forEach(exit -> needed.requireMade(exit, "an exit"));
        needed.by(exits);
        return new StagePlan(model).stages(exits);
    }

    /**
     * Writes what some exits need as one model in one piece, with all of them as outputs.
     *
     * @param exits in the order of their sites
     * @param target where it goes
     * @throws io.exeunt.ground.InvalidInputException as {@link #write}
     * @throws IOException if it can't be written
     */
    public static void writeWhole(Path file, List<String> exits, Path target) throws IOException {
        OnnxModel model = OnnxReader.read(file);
        AtomicFile.write(target, new GraphCopy(model, whole(model, exits), GraphCopy.Added.NOTHING).bytes());
    }

    /** All that some tensors need, as one stage. */
    static StagePlan.Stage whole(OnnxModel model, List<String> tensors) {
        List<StagePlan.Stage> stages = stages(model, tensors);
        Set<Integer> nodes = new HashSet<>();
        stages.forEach(stage -> nodes.addAll(stage.nodes()));
        List<String> inputs = model.inputs().stream().map(TensorInfo::name).toList();
        List<String> reads = stages.stream()
                .flatMap(stage -> stage.reads().stream())
                .filter(inputs::contains)
                .distinct()
                .toList();
        return new StagePlan.Stage(tensors.get(tensors.size() - 1), nodes, reads, tensors);
    }
}

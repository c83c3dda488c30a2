package io.exeunt.hwmodels.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which nodes run between one exit and the next, and what has to be handed on. */
final class StagePlan {
    private final OnnxModel model;
    private final Map<String, OnnxNode> makers = new HashMap<>();

    /** Tensors that depend on an input; all others are made again in each stage that reads them. */
    private final Set<String> varying = new HashSet<>();

    /**
     * A stage.
     *
     * @param exit the tensor that it ends in
     * @param nodes indices of its nodes
     * @param reads tensors that it reads of the model's inputs and of stages before
     * @param gives the exit, and what later stages read
     */
    record Stage(String exit, Set<Integer> nodes, List<String> reads, List<String> gives) {}

    private record Draft(String exit, Set<Integer> nodes, Set<String> reads, Set<String> made) {}

    StagePlan(OnnxModel model) {
        this.model = model;
        model.inputs().forEach(input -> varying.add(input.name()));
        for (OnnxNode node : model.nodes()) {
            node.outputs().forEach(output -> makers.put(output, node));
            if (node.inputs().stream().anyMatch(varying::contains)) {
                varying.addAll(node.outputs());
            }
        }
    }

    /** The stages that end in these exits, in order. */
    List<Stage> stages(List<String> exits) {
        Set<String> there = new HashSet<>();
        model.inputs().forEach(input -> there.add(input.name()));
        List<Draft> drafts = new ArrayList<>();
        for (String exit : exits) {
            Draft draft = draft(exit, there);
            drafts.add(draft);
            there.addAll(draft.made());
        }
        List<Stage> stages = new ArrayList<>();
        for (int k = 0; k < drafts.size(); k++) {
            Draft draft = drafts.get(k);
            Set<String> gives = new LinkedHashSet<>(List.of(draft.exit()));
            drafts.subList(k + 1, drafts.size()).forEach(later -> later.reads().stream()
                    .filter(draft.made()::contains)
                    .forEach(gives::add));
            stages.add(new Stage(draft.exit(), draft.nodes(), List.copyOf(draft.reads()), List.copyOf(gives)));
        }
        return stages;
    }

    private Draft draft(String exit, Set<String> there) {
        Set<Integer> nodes = new HashSet<>();
        Set<String> reads = new LinkedHashSet<>();
        Set<String> made = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(exit));
        while (!open.isEmpty()) {
            String tensor = open.remove(open.size() - 1);
            OnnxNode maker = makers.get(tensor);
            if (there.contains(tensor)) {
                reads.add(tensor);
            } else if (maker != null && nodes.add(maker.index())) {
                open.addAll(maker.inputs());
                maker.outputs().stream().filter(varying::contains).forEach(made::add);
            }
        }
        return new Draft(exit, nodes, reads, made);
    }
}

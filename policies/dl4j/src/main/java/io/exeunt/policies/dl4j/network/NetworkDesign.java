package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * The one description of a network with side exits: {@link TrainableGraph} makes the graph that is trained of it, and the operators that
 * a device is charged for are read off that graph. Equal designs print equally: keys rely on it.
 */
public sealed interface NetworkDesign permits ResNetSpec, StackSpec {
    /** Name of the last exit; side exits are called exit1, exit2, … */
    String FINAL_EXIT = "final";

    /**
     * A side exit.
     *
     * @param afterBlock number of blocks ahead of it, 0 = right after the stem
     * @param head what it computes
     */
    record Exit(int afterBlock, ExitHead head) {}

    /** Name of the network. */
    String name();

    /** Shape of one image. */
    FeatureMap input();

    /** Number of classes, > 1. */
    int classes();

    /** Side exits, in backbone order; the final exit comes after the last block by itself. */
    List<Exit> exits();

    /** Head of the final exit. */
    ExitHead finalHead();

    /** Number of blocks, behind each of which an exit may stand. */
    int blocks();

    /** Smaller side of the feature map in pixels: behind the stem (the image where there is none), then behind each block. */
    List<Integer> mapSides();

    /** The same network with other side exits. */
    NetworkDesign withExits(List<Exit> others);

    /** Number of exits, the final one included. */
    default int exitCount() {
        return exits().size() + 1;
    }

    /** Names of the exits, the final one last. */
    default List<String> exitNames() {
        return IntStream.rangeClosed(1, exitCount())
                .mapToObj(k -> k <= exits().size() ? "exit" + k : FINAL_EXIT)
                .toList();
    }

    /** Name of the vertex of an exit's confidence head, if it has one. */
    static String confidenceName(String exit) {
        return exit + "_confidence";
    }

    /** Checks that exits stand in backbone order, from a first place on and ahead of the last block. */
    static List<Exit> checked(List<Exit> exits, int first, int blocks) {
        int least = first;
        for (Exit exit : exits) {
            Check.inRange("afterBlock of exits", exit.afterBlock(), least, blocks - 1);
            least = exit.afterBlock() + 1;
        }
        return List.copyOf(exits);
    }

    /** A graph that was made of this design, with the exits and confidence heads that are among its outputs. */
    default MultiExitGraph multiExit(ComputationGraph graph) {
        List<String> outputs = graph.getConfiguration().getNetworkOutputs();
        Map<String, String> confidences = new LinkedHashMap<>();
        for (String exit : exitNames()) {
            if (outputs.contains(confidenceName(exit))) {
                confidences.put(exit, confidenceName(exit));
            }
        }
        return new MultiExitGraph(name(), input(), graph, exitNames(), confidences);
    }
}

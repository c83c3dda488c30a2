package io.exeunt.scenarios.spec;

import io.exeunt.hwmodels.Check;
import java.util.List;

/**
 * A residual CNN with an exit after every residual block it is told to, the last block's exit being the final one.
 *
 * @param preset the preset these numbers started from; "custom" for none
 * @param stemChannels output channels of the first convolution, > 0
 * @param stageChannels output channels of each stage, each > 0; every stage but the first halves height and width
 * @param blocksPerStage residual blocks of each stage, one number per stage, each > 0
 * @param exitAfterBlocks blocks (counted from 1 over all stages) that are followed by an exit, rising; the last block is always among
 *     them
 */
public record NetworkSpec(
        String preset,
        int stemChannels,
        List<Integer> stageChannels,
        List<Integer> blocksPerStage,
        List<Integer> exitAfterBlocks) {
    public NetworkSpec {
        Check.notBlank("preset", preset);
        Check.positive("stem_channels", (long) stemChannels);
        stageChannels = positives("stage_channels", stageChannels);
        blocksPerStage = positives("blocks_per_stage", blocksPerStage);
        exitAfterBlocks = positives("exit_after_blocks", exitAfterBlocks);
        Check.require(
                blocksPerStage.size() == stageChannels.size(),
                "blocks_per_stage",
                stageChannels.size() + " numbers, one per stage",
                blocksPerStage);
        requireRising(exitAfterBlocks, blocksPerStage.stream().mapToInt(b -> b).sum());
    }

    /** Number of residual blocks. */
    public int blocks() {
        return blocksPerStage.stream().mapToInt(blocks -> blocks).sum();
    }

    /** Number of exits, the final one included. */
    public int exits() {
        return exitAfterBlocks.size();
    }

    private static List<Integer> positives(String name, List<Integer> values) {
        List<Integer> copy = Check.notEmpty(name, values);
        Check.require(copy.stream().allMatch(value -> value > 0), name, "numbers > 0", copy);
        return copy;
    }

    private static void requireRising(List<Integer> exits, int blocks) {
        for (int i = 1; i < exits.size(); i++) {
            Check.require(exits.get(i) > exits.get(i - 1), "exit_after_blocks", "rising", exits);
        }
        Check.require(
                exits.get(exits.size() - 1) == blocks,
                "exit_after_blocks",
                "ended by the last block, " + blocks,
                exits);
    }
}

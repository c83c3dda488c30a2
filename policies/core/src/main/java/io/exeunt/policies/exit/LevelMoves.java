package io.exeunt.policies.exit;

import io.exeunt.simulator.policy.ExitCounts;

/** Who leaves at a swept exit instead of at a later one, by the highest level at which that is so. For one sweep. */
final class LevelMoves {
    private final int levels;
    private final int exits;
    private final int exit;
    /** [level][later exit]. */
    private final int[] moved;
    /** [level][later exit], those of them about whom the later exit is right. */
    private final int[] rightLater;
    /** [level], those of them about whom the swept exit is right. */
    private final int[] rightHere;

    LevelMoves(int levels, int exits, int exit) {
        this.levels = levels;
        this.exits = exits;
        this.exit = exit;
        this.moved = new int[levels * exits];
        this.rightLater = new int[levels * exits];
        this.rightHere = new int[levels];
    }

    int exit() {
        return exit;
    }

    void add(int level, int later, int isRightHere, int isRightLater) {
        moved[level * exits + later]++;
        rightLater[level * exits + later] += isRightLater;
        rightHere[level] += isRightHere;
    }

    /**
     * The counts by level.
     *
     * @param others bits of the heads asked but the swept one
     * @param base [exit], who leaves where if nobody does at the swept exit; changed
     * @param baseRight [exit], those of them answered right; changed
     */
    ExitCounts[] counts(long others, int[] base, int[] baseRight) {
        ExitCounts[] counts = new ExitCounts[levels];
        for (int level = levels - 1; level >= 0; level--) {
            for (int later = exit + 1; later < exits; later++) {
                int cell = level * exits + later;
                base[later] -= moved[cell];
                base[exit] += moved[cell];
                baseRight[later] -= rightLater[cell];
            }
            baseRight[exit] += rightHere[level];
            boolean asked = level != ThresholdKernel.LEVELS - 1;
            counts[level] = new ExitCounts(asked ? others | 1L << exit : others, base.clone(), baseRight.clone());
        }
        return counts;
    }
}

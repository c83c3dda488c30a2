package io.exeunt.policies.exclusion;

import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.List;

/**
 * The exclusion rule, one sample at a time. Classes stay in the race while at every exit passed since their last lead p_c &gt; β_k ·
 * max p; the leader of an exit is always in, even if an earlier exit had excluded it. When a single class is left, it is the answer.
 * If none of the side exits gets that far, the final classifier chooses among the classes still in.
 */
final class Elimination {
    private final List<ExitOutputs> outputs;
    private final Predictions leaders;
    private final int[] kept;
    private final boolean[] alive;
    private int exit;
    private int answer;

    /** @param leaders the classes that the exits lead with */
    Elimination(TraceSplit split, ExitSet exits, Predictions leaders) {
        outputs = split.exits();
        this.leaders = leaders;
        kept = exits.indices();
        alive = new boolean[split.classes()];
    }

    void run(int sample, double[] betas) {
        Arrays.fill(alive, true);
        if (!leaves(0, kept.length - 1, sample, betas)) {
            conclude(sample);
        }
    }

    /** Runs a sample up to a kept exit, which is not asked; false if it leaves before. */
    boolean arrives(int position, int sample, double[] betas) {
        Arrays.fill(alive, true);
        return !leaves(0, position, sample, betas);
    }

    /** Runs on from behind a kept exit with these classes still in. */
    void resume(int position, int sample, double[] betas, boolean[] stillIn) {
        System.arraycopy(stillIn, 0, alive, 0, alive.length);
        if (!leaves(position + 1, kept.length - 1, sample, betas)) {
            conclude(sample);
        }
    }

    private boolean leaves(int from, int to, int sample, double[] betas) {
        for (int j = from; j < to; j++) {
            exit = kept[j];
            answer = leaders.classes()[exit][sample];
            if (narrow(sample, betas[exit]) == 1) {
                return true;
            }
        }
        return false;
    }

    private void conclude(int sample) {
        exit = kept[kept.length - 1];
        answer = bestAlive(outputs.get(exit), sample);
    }

    /** Whether a class is still in. */
    boolean isIn(int label) {
        return alive[label];
    }

    /** Excludes at the present exit, whose leader is {@link #answer}; says how many classes are left. */
    private int narrow(int sample, double beta) {
        ExitOutputs head = outputs.get(exit);
        double bar = beta * head.value(sample, answer);
        alive[answer] = true;
        int left = 0;
        for (int c = 0; c < alive.length; c++) {
            boolean stays = alive[c] && (c == answer || head.value(sample, c) > bar);
            alive[c] = stays;
            left += stays ? 1 : 0;
        }
        return left;
    }

    private int bestAlive(ExitOutputs head, int sample) {
        int best = -1;
        for (int c = 0; c < alive.length; c++) {
            if (alive[c] && (best < 0 || head.value(sample, c) > head.value(sample, best))) {
                best = c;
            }
        }
        return best;
    }

    /** Where the last sample left. */
    int exit() {
        return exit;
    }

    /** What it was taken for. */
    int answer() {
        return answer;
    }
}

package io.exeunt.policies.predictive;

import io.exeunt.simulator.network.ExitSet;
import java.util.Arrays;

/** One sample's way under EdgeBERT's rule. Reused from sample to sample. */
final class LutWalk {
    private final double[][] entropies;
    private final int[] kept;
    private final EntropyTable table;
    private final boolean asksOnTheWay;
    private int forecast;
    private int position;
    private long heads;

    /** @param entropies [side exit][sample] in nats */
    LutWalk(double[][] entropies, ExitSet exits, EntropyTable table, boolean asksOnTheWay) {
        this.entropies = entropies;
        this.kept = exits.indices();
        this.table = table;
        this.asksOnTheWay = asksOnTheWay;
    }

    /** Indices of the kept exits but the final one. */
    static int[] sides(ExitSet exits) {
        int[] kept = exits.indices();
        return Arrays.copyOf(kept, kept.length - 1);
    }

    void run(int sample, double exitBelow, double forecastBelow) {
        ask(0);
        if (kept.length == 1 || entropies[0][sample] < exitBelow) {
            forecast = 0;
            return;
        }
        forecast = 1 + table.firstBelow(table.row(entropies[0][sample]), forecastBelow);
        for (int j = 1; asksOnTheWay && j < forecast; j++) {
            ask(j);
            if (entropies[j][sample] < exitBelow) {
                return;
            }
        }
        ask(forecast);
    }

    private void ask(int next) {
        heads = (next == 0 ? 0 : heads) | 1L << kept[next];
        position = next;
    }

    int exit() {
        return kept[position];
    }

    int forecast() {
        return kept[forecast];
    }

    long heads() {
        return heads;
    }
}

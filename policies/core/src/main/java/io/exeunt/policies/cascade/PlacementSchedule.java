package io.exeunt.policies.cascade;

import io.exeunt.ground.Check;
import java.util.Arrays;

/**
 * Where PTEENet puts its exits: exit i of K comes at the first legal point of the backbone (behind a residual block, a dense layer, a
 * pooling) whose cumulative cost reaches a share of the whole network's. Source: code of doi 10.1109/ACCESS.2022.3187002.
 */
public enum PlacementSchedule {
    /** 1 − .95^i, used for the published ResNet-110, VGG-19 and DenseNet-121. */
    FINE {
        @Override
        public double share(int exit, int exits) {
            return 1 - Math.pow(0.95, exit);
        }
    },
    /** 1 − .8^i. */
    PARETO {
        @Override
        public double share(int exit, int exits) {
            return 1 - Math.pow(0.8, exit);
        }
    },
    /** i / (K + 1). */
    LINEAR {
        @Override
        public double share(int exit, int exits) {
            return exit / (exits + 1.0);
        }
    },
    /** 1.618^(i − 1 − K). */
    GOLDEN {
        @Override
        public double share(int exit, int exits) {
            return Math.pow(1.618, exit - 1 - exits);
        }
    };

    /**
     * Share of the network's cost at which an exit is due.
     *
     * @param exit i, 1 … {@code exits}
     * @param exits number of side exits, K
     */
    public abstract double share(int exit, int exits);

    /**
     * Places exits.
     *
     * @param cumulative cost of the backbone up to each legal point, rising
     * @param whole cost of the network without side exits, in the same unit, > 0
     * @param exits how many are wanted, > 0
     * @return indices of the chosen points, rising, at most one exit each; fewer than wanted where the points give out
     */
    public int[] place(double[] cumulative, double whole, int exits) {
        Check.positive("whole", whole);
        Check.positive("exits", (long) exits);
        int[] chosen = new int[exits];
        int placed = 0;
        for (int point = 0; point < cumulative.length && placed < exits; point++) {
            Check.require(
                    point == 0 || cumulative[point] >= cumulative[point - 1],
                    "cumulative[" + point + "]",
                    ">= the one before",
                    cumulative[point]);
            if (cumulative[point] >= whole * share(placed + 1, exits)) {
                chosen[placed++] = point;
            }
        }
        return Arrays.copyOf(chosen, placed);
    }
}

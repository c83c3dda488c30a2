package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses those of many designs that lie farthest beyond a front: by how far its members would have to be moved in all objectives, scaled
 * to the front's width, until one of them is as good (the additive epsilon indicator; Zitzler et al., "Performance assessment of
 * multiobjective optimizers", IEEE Trans. Evol. Comp. 7(2), 2003). Whoever is chosen counts as a member for the next choice.
 */
final class BeyondFront {
    private static final double LEAST = 1e-12;

    private final List<Evaluation> members;
    private final double[] width;

    /** Beyond these members. */
    BeyondFront(List<Evaluation> members) {
        this.members = members;
        int objectives = members.isEmpty() ? 0 : members.get(0).objectiveCount();
        width = new double[objectives];
        for (int i = 0; i < objectives; i++) {
            int at = i;
            double low = members.stream()
                    .mapToDouble(each -> each.minimized(at))
                    .min()
                    .orElse(0);
            double high = members.stream()
                    .mapToDouble(each -> each.minimized(at))
                    .max()
                    .orElse(0);
            width[i] = high > low ? high - low : 1;
        }
    }

    /**
     * The farthest, farthest first; of equally far ones the first.
     *
     * @param most how many at most
     */
    List<Evaluation> farthest(List<Evaluation> candidates, int most) {
        double[] distance = new double[candidates.size()];
        Arrays.setAll(distance, c -> members.stream()
                .mapToDouble(member -> beyond(candidates.get(c), member))
                .min()
                .orElse(Double.POSITIVE_INFINITY));
        List<Evaluation> chosen = new ArrayList<>();
        while (chosen.size() < most) {
            int best = farthest(distance);
            if (best < 0) {
                break;
            }
            Evaluation next = candidates.get(best);
            chosen.add(next);
            Arrays.setAll(distance, c -> Math.min(distance[c], beyond(candidates.get(c), next)));
        }
        return chosen;
    }

    private static int farthest(double[] distance) {
        int best = -1;
        for (int c = 0; c < distance.length; c++) {
            if (distance[c] > (best < 0 ? LEAST : distance[best])) {
                best = c;
            }
        }
        return best;
    }

    private double beyond(Evaluation candidate, Evaluation member) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < width.length; i++) {
            most = Math.max(most, (member.minimized(i) - candidate.minimized(i)) / width[i]);
        }
        return most;
    }
}

package io.exeunt.reports.insight;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.explore.sweep.CommonBox;
import io.exeunt.explore.sweep.Group;
import io.exeunt.explore.sweep.Measure;
import io.exeunt.explore.sweep.Spread;
import io.exeunt.explore.sweep.SweepCell;
import io.exeunt.explore.sweep.SweepCell.State;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.reports.format.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a sweep says, in sentences. */
public final class SweepFindings {
    private SweepFindings() {}

    /** How the cells ended, and between what their fronts lie. */
    public static String verdict(SweepReport sweep) {
        long complete = sweep.count(State.COMPLETE);
        String ended = counted(sweep) + ", "
                + (complete == sweep.cells().size() ? "each with a front" : Numbers.count(complete) + " with a front")
                + others(sweep);
        Optional<Measure> volume = volume(sweep);
        return ended
                + volume.filter(measure -> complete > 1)
                        .map(measure -> range(sweep, measure))
                        .orElse(".");
    }

    private static String counted(SweepReport sweep) {
        int cells = sweep.cells().size();
        return sweep.ofStudies()
                ? Numbers.count(cells) + (cells == 1 ? " study" : " studies")
                : Numbers.plural(cells, "cell");
    }

    private static String others(SweepReport sweep) {
        long infeasible = sweep.count(State.INFEASIBLE);
        long failed = sweep.count(State.FAILED);
        return (infeasible > 0 ? ", " + Numbers.count(infeasible) + " infeasible" : "")
                + (failed > 0 ? ", " + Numbers.count(failed) + " failed" : "");
    }

    /** The hypervolume on fit, if fronts can be compared. */
    private static Optional<Measure> volume(SweepReport sweep) {
        return sweep.commonBox().isEmpty()
                ? Optional.empty()
                : Measure.of(sweep).stream().findFirst();
    }

    private static String range(SweepReport sweep, Measure measure) {
        List<SweepCell> known = sweep.cells().stream()
                .filter(cell -> cell.state() == State.COMPLETE && !Double.isNaN(measure.of(cell)))
                .sorted(Comparator.comparingDouble(measure::of))
                .toList();
        SweepCell low = known.get(0);
        SweepCell high = known.get(known.size() - 1);
        return "; hypervolume against one reference from " + volume(measure.of(low)) + " (" + name(sweep, low) + ") to "
                + volume(measure.of(high)) + " (" + name(sweep, high) + ").";
    }

    /** A share of the box: "0.4321". */
    public static String volume(double share) {
        return Double.isNaN(share) ? Numbers.NONE : String.format(Locale.ROOT, "%.4f", share);
    }

    /** A cell by its values: "device.id jetson-tx2, seed 1"; a study by its own. */
    public static String name(SweepReport sweep, SweepCell cell) {
        if (sweep.ofStudies()) {
            return cell.values().get(0);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cell.values().size(); i++) {
            parts.add(sweep.axes().get(i).key() + " " + cell.values().get(i));
        }
        return String.join(", ", parts);
    }

    /** Which axis moves the fronts the most, on average over the others. */
    public static String strongest(SweepReport sweep) {
        if (volume(sweep).isEmpty()) {
            return (sweep.ofStudies() ? "The studies" : "The cells")
                    + " trade off different things, so their fronts have no common hypervolume";
        }
        if (sweep.ofStudies()) {
            return "Fronts of " + counted(sweep) + ", laid over each other";
        }
        List<Axis> axes = sweep.axes();
        String best = "";
        double widest = -1;
        for (int axis = 0; axis < axes.size(); axis++) {
            List<Group> groups = Group.alongAxis(sweep, axis).stream()
                    .filter(group -> group.spreads().get(0).count() > 0)
                    .sorted(Comparator.comparingDouble(
                            group -> group.spreads().get(0).mean()))
                    .toList();
            if (groups.size() > 1) {
                Group low = groups.get(0);
                Group high = groups.get(groups.size() - 1);
                double width = mean(high) - mean(low);
                if (width > widest) {
                    widest = width;
                    best = axes.get(axis).key() + " moves the fronts the most: mean hypervolume "
                            + volume(mean(low)) + " at " + low.values().get(0) + ", " + volume(mean(high)) + " at "
                            + high.values().get(0);
                }
            }
        }
        return best.isEmpty() ? "Fronts of all cells" : best;
    }

    private static double mean(Group group) {
        return group.spreads().get(0).mean();
    }

    /** How far seeds spread; "" where there are none to compare. */
    public static String seeds(SweepReport sweep) {
        List<Group> groups = Group.overSeeds(sweep);
        if (groups.isEmpty() || volume(sweep).isEmpty()) {
            return "";
        }
        Spread widths = Spread.of(groups.stream()
                .map(group -> group.spreads().get(0))
                .mapToDouble(spread -> spread.high() - spread.low()));
        List<Group> answered =
                groups.stream().filter(group -> group.bestDesigns() > 0).toList();
        long alike = answered.stream().filter(group -> group.bestDesigns() == 1).count();
        return "Between seeds hypervolume differs by at most " + volume(widths.high()) + ", by " + volume(widths.mean())
                + " on average; exits and policy of the best design agree in " + alike + " of "
                + Numbers.plural(answered.size(), "question");
    }

    /** In which box fronts are compared, one sentence. */
    public static String box(SweepReport sweep) {
        return sweep.commonBox().map(SweepFindings::box).orElse("");
    }

    private static String box(CommonBox box) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < box.objectives().size(); i++) {
            var metric = box.objectives().get(i);
            parts.add(Wording.inSentence(metric) + " "
                    + Numbers.of(metric.quantity(), box.reference().get(i)));
        }
        return "Hypervolume is the share of the box from zero to " + String.join(", ", parts)
                + " that a front dominates: one reference for all, the worst of their own";
    }
}

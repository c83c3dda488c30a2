package io.exeunt.reports;

import static io.exeunt.reports.TinyStudy.design;
import static io.exeunt.reports.TinyStudy.figures;

import io.exeunt.explore.result.Standing;
import io.exeunt.explore.sweep.Axis;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.explore.sweep.SweepCell;
import io.exeunt.explore.sweep.SweepCell.State;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.explore.sweep.SweepReport.Origin;
import io.exeunt.ground.progress.Reproduction.Input;
import java.util.ArrayList;
import java.util.List;

/** Sweeps small enough to reckon by hand. */
public final class SampleSweeps {
    /** Of the sweep and of its cells. */
    public static final Origin ORIGIN =
            new Origin("1.0", "exeunt sweep s.yaml --vary device.id=a,b", List.of(new Input("trace", "ab12")));

    private SampleSweeps() {}

    /** A study whose front is one design; the reference point is (0.5, 10 ms, 0.1 J). */
    public static Finished study(String id, double accuracy, double latencyS, double energyJ) {
        return Finished.of(
                TinyStudy.of(List.of(design(id, Standing.FRONT, figures(accuracy, latencyS, energyJ))), List.of()));
    }

    /** A cell with such a study. */
    public static SweepCell cell(List<String> values, Finished study) {
        return new SweepCell(values, "cells/" + String.join("+", values), State.COMPLETE, "", study);
    }

    /** Two boards, two budgets, two seeds: hypervolumes 0.2 … 0.4, one cell infeasible, one failed. */
    public static SweepReport mixed() {
        List<Axis> axes = List.of(
                new Axis("device.id", List.of("a", "b")),
                new Axis("budget.latency_budget_ms", List.of("1", "2")),
                new Axis("seed", List.of("1", "2")));
        List<SweepCell> cells = new ArrayList<>();
        for (String device : List.of("a", "b")) {
            for (String budget : List.of("1", "2")) {
                for (String seed : List.of("1", "2")) {
                    cells.add(mixed(List.of(device, budget, seed)));
                }
            }
        }
        return SweepReport.of("tiny", axes, cells, ORIGIN);
    }

    private static SweepCell mixed(List<String> values) {
        String folder = "cells/" + String.join("+", values);
        if (values.equals(List.of("b", "1", "2"))) {
            return new SweepCell(values, folder, State.FAILED, "<b id=x>disk full</b>", null);
        }
        if (values.equals(List.of("b", "1", "1"))) {
            Finished none = Finished.of(TinyStudy.of(
                    List.of(design("slow", Standing.INFEASIBLE, figures(0.9, 0.02, 0.05), null)), List.of()));
            return new SweepCell(values, folder, State.INFEASIBLE, "No design keeps the limits", none);
        }
        double energyJ = values.get(0).equals("a") ? 0.05 : 0.075;
        double latencyS = values.get(1).equals("1") ? 0.005 : 0.004;
        double accuracy = values.get(2).equals("1") ? 0.9 : 0.925;
        return cell(values, study("d" + String.join("", values), accuracy, latencyS, energyJ));
    }
}

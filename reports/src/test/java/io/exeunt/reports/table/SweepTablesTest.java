package io.exeunt.reports.table;

import static io.exeunt.reports.SampleSweeps.ORIGIN;
import static io.exeunt.reports.SampleSweeps.cell;
import static io.exeunt.reports.SampleSweeps.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.sweep.Axis;
import io.exeunt.explore.sweep.AxisStep;
import io.exeunt.explore.sweep.CommonBox;
import io.exeunt.explore.sweep.Coverage;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.explore.sweep.Group;
import io.exeunt.explore.sweep.Measure;
import io.exeunt.explore.sweep.Spread;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.reports.SampleSweeps;
import io.exeunt.reports.TinyStudy;
import io.exeunt.reports.insight.SweepFindings;
import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What is said of a sweep, against numbers reckoned by hand. */
class SweepTablesTest {
    private static final SweepReport MIXED = SampleSweeps.mixed();

    private static Finished withReference(Finished study, double error, double latencyS, double energyJ) {
        return new Finished(
                study.objectives(),
                List.of(error, latencyS, energyJ),
                study.latency(),
                study.setting(),
                study.front(),
                study.bestId(),
                study.evaluations());
    }

    @Test
    void oneReferenceIsTheWorstOfAllObjectiveByObjective() {
        CommonBox box = CommonBox.of(List.of(
                        withReference(study("x", 0.9, 0.005, 0.05), 0.2, 0.01, 0.1),
                        withReference(study("y", 0.9, 0.005, 0.05), 0.1, 0.02, 0.05)))
                .orElseThrow();

        assertThat(box.reference()).containsExactly(0.2, 0.02, 0.1);
        // error 0.1 of 0.2, latency 5 of 20 ms, energy 50 of 100 mJ
        assertThat(box.hypervolume(List.of(TinyStudy.figures(0.9, 0.005, 0.05))))
                .isCloseTo(0.5 * 0.75 * 0.5, within(1e-12));
        assertThat(box.hypervolume(List.of())).isZero();
    }

    @Test
    void whatTradesOffOtherThingsIsNotCompared() {
        Finished one = study("x", 0.9, 0.005, 0.05);
        Finished other = new Finished(
                List.of(Metric.ERROR, Metric.MACS),
                List.of(0.5, 1e6),
                one.latency(),
                one.setting(),
                one.front(),
                one.bestId(),
                1);

        assertThat(CommonBox.of(List.of(one, other))).isEmpty();
        SweepReport sweep = SweepReport.of(
                "s",
                List.of(new Axis("objectives", List.of("p", "q"))),
                List.of(cell(List.of("p"), one), cell(List.of("q"), other)),
                ORIGIN);
        assertThat(SweepFindings.verdict(sweep)).isEqualTo("2 cells, each with a front.");
        assertThat(SweepFindings.strongest(sweep))
                .isEqualTo("The cells trade off different things, so their fronts have no common hypervolume");
    }

    @Test
    void theVerdictNamesTheFarthestFrontsAndHowCellsEnded() {
        // a, 2 ms, seed 2: (1 - .075/.5)(1 - .4)(1 - .5); b, 2 ms, seed 1: (1 - .2)(.6)(.25)
        assertThat(SweepFindings.verdict(MIXED))
                .isEqualTo(
                        "8 cells, 6 with a front, 1 infeasible, 1 failed; hypervolume against one reference from 0.1200"
                                + " (device.id b, budget.latency_budget_ms 2, seed 1) to 0.2550 (device.id a,"
                                + " budget.latency_budget_ms 2, seed 2).");
    }

    @Test
    void stepsComparePairsThatDifferInOneValueAlone() {
        List<AxisStep> steps = AxisStep.of(MIXED);

        assertThat(steps).extracting(AxisStep::pairs).containsExactly(2, 2, 3);
        AxisStep device = steps.get(0);
        int energy = Measure.of(MIXED).stream().map(Measure::key).toList().indexOf("best_energy");
        assertThat(device.differences().get(energy).mean()).isCloseTo(0.025, within(1e-12));
        assertThat(device.exits() + device.policies() + device.parameters() + device.clocks())
                .isZero();
    }

    @Test
    void seedsOfOneQuestionAreAGroup() {
        List<Group> groups = Group.overSeeds(MIXED);

        assertThat(groups)
                .extracting(Group::values)
                .containsExactly(List.of("a", "1"), List.of("a", "2"), List.of("b", "1"), List.of("b", "2"));
        Spread first = groups.get(0).spreads().get(0);
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.mean()).isCloseTo((0.8 + 0.85) / 2 * 0.25, within(1e-12));
        assertThat(first.high() - first.low()).isCloseTo(0.05 * 0.25, within(1e-12));
        assertThat(SweepFindings.seeds(MIXED))
                .isEqualTo(
                        "Between seeds hypervolume differs by at most 0.0150, by 0.0088 on average; exits and policy of"
                                + " the best design agree in 3 of 3 questions");
    }

    @Test
    void aSpreadLeavesOutWhatIsNotKnown() {
        assertThat(Spread.of(DoubleStream.of(1, Double.NaN, 3))).isEqualTo(new Spread(2, 2, Math.sqrt(2), 1, 3));
        assertThat(Spread.of(DoubleStream.of(Double.NaN)).count()).isZero();
        assertThat(Spread.of(DoubleStream.of(5)).deviation()).isNaN();
    }

    @Test
    void coverageCountsWhatTheOtherFrontReaches() {
        List<Metric> objectives = List.of(Metric.ERROR, Metric.ENERGY);
        Figures cheap = TinyStudy.figures(0.8, 1, 1);
        Figures good = TinyStudy.figures(0.9, 1, 2);
        Figures worse = TinyStudy.figures(0.85, 1, 3);

        assertThat(Coverage.share(objectives, List.of(cheap, good), List.of(worse, good, cheap)))
                .isEqualTo(1);
        assertThat(Coverage.share(objectives, List.of(worse), List.of(cheap, good)))
                .isZero();
        assertThat(Coverage.share(objectives, List.of(cheap), List.of(worse, TinyStudy.figures(0.7, 1, 1))))
                .isEqualTo(0.5);
        assertThat(Coverage.share(objectives, List.of(cheap), List.of())).isNaN();
    }

    @Test
    void aRowPerCellAndPerDesign() {
        List<String> rows = SweepCsv.of(MIXED).lines().toList();

        assertThat(rows).hasSize(9);
        assertThat(rows.get(0))
                .startsWith("device.id,budget.latency_budget_ms,seed,state,reason,folder,evaluations,front_size,"
                        + "hypervolume_fit,hypervolume_report,best_id,best_system,best_policy,best_exits,");
        assertThat(rows.get(1))
                .startsWith("a,1,1,complete,,cells/a+1+1,1,1,0.2,0.2,da11,,max_softmax,early;final,early=0.9,");
        assertThat(rows.get(5)).startsWith("b,1,1,infeasible,No design keeps the limits,cells/b+1+1,1,0,0,0,,");
        assertThat(rows.get(6)).startsWith("b,1,2,failed,<b id=x>disk full</b>,cells/b+1+2,,,,,,");
        assertThat(SweepFrontsCsv.of(MIXED).lines()).hasSize(7);
    }

    @Test
    void jsonHasTheSameNumbers() throws IOException {
        JsonNode root = new ObjectMapper().readTree(SweepJson.of(MIXED));

        assertThat(root.at("/cells/0/measures/hypervolume_fit").asDouble()).isCloseTo(0.2, within(1e-12));
        assertThat(root.at("/cells/5/state").asText()).isEqualTo("failed");
        assertThat(root.at("/cells/5/measures/hypervolume_fit").isNull()).isTrue();
        assertThat(root.at("/reference/1/value").asDouble()).isEqualTo(0.01);
        assertThat(root.at("/overSeeds/1/measures/best_accuracy/mean").asDouble())
                .isCloseTo(0.9125, within(1e-12));
        assertThat(root.at("/inputs/trace/0").asText()).isEqualTo("ab12");
    }

    @Test
    void axesHaveNoValueTwice() {
        assertThatThrownBy(() -> new Axis("seed", List.of("1", "1")))
                .hasMessage("Expected values of seed to be free of repetitions, given [1, 1]");
    }
}

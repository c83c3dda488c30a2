package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.Exploration.Refined;
import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.ground.progress.RunContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose fronts are refined, and those that begin with what an earlier one found. */
class ExactStudyTest {
    private static final Reproduction REPRODUCTION =
            new Reproduction("1", "exeunt run", 7, List.of(), List.of(), List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Exploration explored(List<Configuration> earlier) {
        ExploreSpec spec = TinyStudy.spec(List.of("max_softmax"), List.of("static"));
        SearchSpec search = spec.search();
        SearchSpec exact = new SearchSpec(
                search.algorithm(),
                search.seed(),
                search.evaluations(),
                search.population(),
                search.threads(),
                search.fits(),
                search.maxFailedShare(),
                search.clocks(),
                SearchSpec.Thresholds.EXACT,
                search.islands(),
                search.restartAfter(),
                search.warmStart(),
                search.trialTimeoutS(),
                search.referencePoint());
        ExploreSpec asked = new ExploreSpec(
                spec.title(),
                spec.seed(),
                spec.policies(),
                spec.governors(),
                spec.across(),
                spec.periodS(),
                spec.budget(),
                spec.objectives(),
                exact);
        PhaseLog log = new PhaseLog(new RunContext(() -> false, event -> {}, () -> Instant.EPOCH, List.of()));
        StudyPlaces places = new StudyPlaces(folder.resolve("a"), folder.resolve("b"), folder.resolve("c"));
        return new Explorer(asked, TinyStudy.subject("own"), List.of(TinyStudy.board("tiny", 1e-6)), log)
                .run(places, earlier);
    }

    private static StudyReport report(Exploration exploration) {
        return new ReportAssembly(exploration).report(List.of(), REPRODUCTION);
    }

    /** The same exploration if another member of the front had become the same design. */
    private static Exploration withTwoBecomingOne(Exploration all) {
        Found found = all.search();
        Refined first = found.refined().get(0);
        String other = found.result().front().members().stream()
                .map(each -> each.id())
                .filter(id -> !id.equals(first.id()))
                .findFirst()
                .orElseThrow();
        List<Refined> refined = new ArrayList<>(found.refined());
        refined.add(new Refined(other, first.better()));
        return new Exploration(
                all.spec(),
                all.pricing(),
                new Found(found.space(), found.evaluator(), found.result(), refined),
                all.exitsAtMaxClocks(),
                all.randomSearch(),
                all.withoutExits(),
                all.withoutExitsBestStatic());
    }

    @Test
    void membersThatBecomeTheSameDesignAreReportedOnce() {
        Exploration exploration = explored(List.of());
        assertThat(exploration.search().refined()).isNotEmpty();

        Exploration doubled = withTwoBecomingOne(exploration);

        StudyReport report = report(doubled);
        assertThat(report.designs(Standing.FRONT)).extracting(Design::id).doesNotHaveDuplicates();
        assertThat(doubled.search().refined()).isEqualTo(exploration.search().refined());
        assertThat(RefinedNotice.of(doubled.search())).isEqualTo(RefinedNotice.of(exploration.search()));
    }

    @Test
    void randomDesignsBeginWithBaselinesAlone() {
        Map<String, Double> clocks = Map.of("clock.gpu.0", 1.0, "clock.emc.0", 0.0);
        Configuration earlier = new Configuration(
                "",
                List.of("exit1", "exit2"),
                "max_softmax",
                Map.of("level.exit0", 100.0, "level.exit1", 77.0),
                List.of(),
                List.of(new BoardClocks("tiny", "static", clocks, List.of(), List.of())));

        Exploration exploration = explored(List.of(earlier));

        int baselines = initial(Optional.of(exploration.search())) - 1;
        assertThat(initial(exploration.randomSearch())).isEqualTo(baselines);
        assertThat(initial(exploration.exitsAtMaxClocks())).isGreaterThan(0);
    }

    private static int initial(Optional<Found> found) {
        return found.orElseThrow().result().spec().task().initial().size();
    }
}

package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Detail;
import io.exeunt.explore.result.Examples;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.SamplePicture;
import io.exeunt.explore.result.SamplePictures;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Winners;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.progress.Phase;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.ground.progress.RunContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole study: searched, reported on, and its designs replayed as they were written down. */
class ExplorationTest {
    private static final Reproduction REPRODUCTION =
            new Reproduction("1", "exeunt run", 7, List.of(), List.of(), List.of());
    private static final List<String> GOVERNORS = List.of("schedule", "static", "slow_after_exit");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<ProgressEvent> told = new ArrayList<>();
    private boolean stop;
    private final PhaseLog log = new PhaseLog(new RunContext(() -> stop, told::add, () -> Instant.EPOCH, List.of()));
    private final ExploreSpec spec = TinyStudy.spec(List.of("max_softmax", "patience", "eenet"), GOVERNORS);

    private Exploration explored(List<Board> boards, StudySubject subject) {
        StudyPlaces places =
                new StudyPlaces(folder.resolve("search"), folder.resolve("clocks"), folder.resolve("random"));
        return new Explorer(spec, subject, boards, log).run(places);
    }

    private Exploration explored() {
        return explored(List.of(TinyStudy.board("tiny", 1e-3)), TinyStudy.subject("own"));
    }

    private static StudyReport report(Exploration exploration) {
        return new ReportAssembly(exploration).report(List.of(), REPRODUCTION);
    }

    @Test
    void everyDesignInDetailTellsWhereTheShownSamplesLeave() {
        List<SamplePicture> pictures = IntStream.of(0, 7, 299)
                .mapToObj(sample -> new SamplePicture(sample, 0, "AAAA"))
                .toList();
        StudySubject subject = TinyStudy.subject("own").shown(SamplePictures.of(pictures));
        Exploration exploration = explored(List.of(TinyStudy.board("tiny", 1e-3)), subject);
        DesignReplay replay = new DesignReplay(exploration.pricing(), spec, "front.json");

        StudyReport report = report(exploration);

        assertThat(report.examples().leaving())
                .extracting(Examples.Leaving::designId)
                .containsExactlyInAnyOrderElementsOf(
                        report.details().stream().map(Detail::designId).toList())
                .startsWith(report.kneeDesign().orElseThrow().id());
        for (Design design : report.designs(Standing.FRONT)) {
            Examples.Leaving leaving = report.examples().of(design.id()).orElseThrow();
            var decisions = replay.runnable(design.configuration())
                    .policy()
                    .decisions(subject.reference().trace().report());
            for (int i = 0; i < pictures.size(); i++) {
                int sample = pictures.get(i).sample();
                assertThat(leaving.exits().get(i)).isEqualTo("exit" + decisions.exit(sample));
                assertThat(leaving.right().get(i)).isEqualTo(decisions.right()[sample]);
            }
        }
    }

    @Test
    void aSubjectWithoutPicturesSaysWhyThereAreNone() {
        assertThat(report(explored()).examples().shown().why())
                .isEqualTo("a trace holds what exits said, and not the samples");
    }

    @Test
    void everyDesignOfTheFrontReplaysToTheFiguresThatItWasWrittenDownWith() {
        Exploration exploration = explored();
        DesignReplay replay = new DesignReplay(exploration.pricing(), spec, "front.json");

        List<Design> designs = report(exploration).designs(Standing.FRONT);

        assertThat(designs).hasSizeGreaterThan(5);
        for (Design design : designs) {
            DesignReplay.Runnable runnable = replay.runnable(design.configuration());
            Figures again = Figures.of(exploration
                    .pricing()
                    .engine(0, runnable.system())
                    .evaluate(
                            runnable.policy()
                                    .paths(exploration
                                            .pricing()
                                            .subject()
                                            .reference()
                                            .trace()
                                            .fit()),
                            runnable.governors().get(0)));
            assertThat(again.accuracy()).as(design.id()).isEqualTo(design.fit().accuracy());
            assertThat(again.energyJ()).isCloseTo(design.fit().energyJ(), within(1e-12));
            assertThat(again.latency().p95S()).isCloseTo(design.fit().latency().p95S(), within(1e-12));
        }
    }

    @Test
    void theReportComparesWithTheNetworkAsItWasAndWithRandomDesigns() {
        StudyReport report = report(explored());

        assertThat(report.baselines())
                .extracting(Baseline::kind)
                .containsExactly(
                        Baseline.Kind.NO_EXITS_MAX_CLOCKS,
                        Baseline.Kind.NO_EXITS_BEST_STATIC,
                        Baseline.Kind.EXITS_MAX_CLOCKS,
                        Baseline.Kind.RANDOM_SEARCH);
        assertThat(report.kneeDesign()).map(Design::standing).contains(Standing.FRONT);
        assertThat(report.setting().domains()).hasSize(2);
        assertThat(report.history().search()).isNotEmpty();
    }

    @Test
    void noDesignOfTheFrontIsBeatenByAnotherThatKeepsTheLimits() {
        StudyReport report = report(explored());

        for (Design front : report.designs(Standing.FRONT)) {
            assertThat(report.designs())
                    .as(front.id())
                    .filteredOn(other -> other.standing() != Standing.INFEASIBLE)
                    .noneMatch(other -> dominates(other.fit(), front.fit()));
        }
    }

    private static boolean dominates(Figures one, Figures other) {
        double latency = one.latency().p95S() - other.latency().p95S();
        double energy = one.energyJ() - other.energyJ();
        double error = one.error() - other.error();
        return latency < -1e-12 && energy < -1e-12 && error < -1e-12;
    }

    @Test
    void stretchesOfTheWinnersFollowEachOther() {
        Winners winners = report(explored()).winners();

        assertThat(winners.stretches()).isNotEmpty();
        for (int i = 1; i < winners.stretches().size(); i++) {
            assertThat(winners.stretches().get(i).from())
                    .isEqualTo(winners.stretches().get(i - 1).to());
            assertThat(winners.stretches().get(i).contender())
                    .isNotEqualTo(winners.stretches().get(i - 1).contender());
        }
    }

    @Test
    void learnedPoliciesAreFittedAheadWithProgress() {
        explored();

        assertThat(log.phases())
                .extracting(Phase::name)
                .containsExactly("fit", "search", "exits at maximum clocks", "random search");
        assertThat(told)
                .filteredOn(ProgressEvent.Step.class::isInstance)
                .extracting(event -> ((ProgressEvent.Step) event).phase())
                .contains("fit");
    }

    @Test
    void aDesignOfSeveralSystemsAndBoardsNamesItsHeadsAndShowsEachBoard() {
        StudyReport report = report(explored(
                List.of(TinyStudy.board("a", 1e-3), TinyStudy.board("b", 5e-3)), TinyStudy.subject("own", "other")));

        assertThat(report.setting().systems()).containsExactly("own", "other");
        assertThat(report.designs(Standing.FRONT)).isNotEmpty().allSatisfy(design -> assertThat(design.boards())
                .extracting(board -> board.board())
                .containsExactly("a", "b"));
        assertThat(report.winners().stretches().get(0).contender()).contains("@");
    }

    @Test
    void aUserWhoStopsIsToldHowToGoOn() {
        stop = true;

        assertThatThrownBy(this::explored).isInstanceOf(CancelledException.class);
    }

    @Test
    void aDesignOfAnotherNetworkOrDeviceIsRefusedByName() {
        Exploration exploration = explored();
        DesignReplay replay = new DesignReplay(exploration.pricing(), spec, "front.json#7");
        Configuration known = report(exploration).designs(Standing.FRONT).stream()
                .map(Design::configuration)
                .filter(each -> each.policy().equals("max_softmax"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> replay.runnable(with(known, "strange", known.exits(), known.setting())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("front.json#7: expected system to be one of [own], given 'strange'");
        assertThatThrownBy(() -> replay.runnable(with(known, "own", List.of("exitt0", "exit2"), known.setting())))
                .hasMessageContaining("expected exit to be one of [exit0, exit1, exit2], given 'exitt0'")
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> replay.runnable(with(known, "own", known.exits(), Map.of())))
                .hasMessageContaining("given nothing")
                .hasMessageContaining("another network or device");
    }

    private static Configuration with(
            Configuration known, String system, List<String> exits, Map<String, Double> setting) {
        return new Configuration(system, exits, known.policy(), setting, known.parameters(), known.clocks());
    }
}

package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.ExitInsight;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.scenarios.cli.Session.Result;
import io.exeunt.scenarios.dashboard.Dashboard;
import io.exeunt.scenarios.run.FinishedStudy;
import io.exeunt.scenarios.sweep.SmallStudy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of one real, small study. */
class PaperCommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static Result call(String... args) {
        return new RealSession(folder.resolve("cache")).call(args);
    }

    private static String study() {
        return folder.resolve("study").toString();
    }

    @BeforeAll
    static void search() throws IOException {
        SmallStudy small = SmallStudy.in(folder);
        Assertions.assertThat(call("run", small.file().toString(), "-o", study(), "-q")
                        .code())
                .isZero();
    }

    @Test
    void aTableIsPrintedForThePaper() {
        Result latex = call("table", study(), "--format", "latex", "--columns", "Policy,Accuracy", "--rows", "3");

        assertThat(latex.code()).isZero();
        assertThat(latex.out())
                .startsWith("\\begin{tabular}{lr}\n\\toprule\nPolicy & Accuracy (\\%) \\\\\n")
                .contains("max\\_softmax");
        assertThat(call("table", study(), "--of", "baselines", "--format", "md").out())
                .startsWith("| Baseline |");
        assertThat(call("table", study(), "--columns", "Acuracy").err())
                .isEqualTo(
                        "--columns: no column 'Acuracy'; there are 10 columns: Design, Accuracy, Mean latency, p95 latency, Energy, MACs,"
                                + " Split, Exits kept, Policy, Clocks\n  Maybe you meant 'Accuracy'\n");
    }

    @Test
    void aPictureIsDrawnForThePaper() throws IOException {
        Path file = folder.resolve("front.pdf");

        Result drawn = call("picture", study(), "-o", file.toString(), "--size", "500x300", "--series", "front,knee");

        assertThat(drawn.err()).isEqualTo("written  " + file + "\n");
        assertThat(Files.readAllBytes(file)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(call("picture", study(), "-o", "x.svg", "--size", "large").err())
                .isEqualTo("--size: Expected width x height such as 500x300, given 'large'\n");
        assertThat(call("picture", study(), "-o", "x.svg", "--size", "10x300").err())
                .isEqualTo("--size: Expected width to be in 200..10000, given 10\n");
        assertThat(call("picture", study(), "-o", "x.svg", "--x", "enery").err())
                .endsWith("Maybe you meant 'energy'\n");
    }

    @Test
    void theDashboardShowsTheSamePageAsTheStudysFolder() throws Exception {
        try (Dashboard dashboard = Dashboard.start(folder, 0, "0123456789abcdef", () -> Instant.EPOCH)) {
            String list = get(dashboard.address());
            String link = list.substring(list.indexOf("run/"), list.indexOf('"', list.indexOf("run/")));

            assertThat(list).contains(">study<", "60 of 60 evaluations");
            assertThat(get(dashboard.address() + link))
                    .isEqualTo(Files.readString(folder.resolve("study/report.html")));
        }
    }

    private static String get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void exitsAreLookedAtAloneAndClassesUnderTheKnee() {
        StudyReport report = FinishedStudy.in(folder.resolve("study")).report();
        ExitInsight insight = report.insight();

        assertThat(insight).isNotNull();
        assertThat(insight.exits()).extracting(ExitInsight.ExitAccuracy::exit).containsExactly("early", "final");
        assertThat(insight.classes()).hasSize(2).allSatisfy(share -> assertThat(share.leaving().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(1, org.assertj.core.api.Assertions.within(1e-12)));
        double accuracy = insight.classes().stream()
                        .mapToDouble(share -> share.samples() * share.accuracy())
                        .sum()
                / insight.classes().stream()
                        .mapToInt(ExitInsight.ClassShare::samples)
                        .sum();
        assertThat(accuracy)
                .isCloseTo(
                        report.kneeDesign().orElseThrow().quoted().accuracy(),
                        org.assertj.core.api.Assertions.within(1e-9));
        assertThat(report.details()).isNotEmpty().anyMatch(detail -> detail.designId()
                .equals(report.kneeDesign().orElseThrow().id()));
    }
}

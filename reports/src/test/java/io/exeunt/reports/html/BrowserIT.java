package io.exeunt.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.SampleSweeps;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in headless Chromium, where there is one. */
class BrowserIT {
    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(entry -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(entry, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private record Visit(Document page, String log) {}

    private Visit open(StudyReport report, Path folder) throws IOException, InterruptedException {
        return open(HtmlReport.render(report), folder);
    }

    private Visit open(String html, Path folder) throws IOException, InterruptedException {
        Optional<Path> browser = chromium();
        assumeTrue(browser.isPresent(), "skipped: no chromium on the PATH");
        Path file = folder.resolve("report.html");
        Files.writeString(file, html);
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(List.of(
                        browser.get().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=3000",
                        "--window-size=1440,1000",
                        "--dump-dom",
                        file.toUri().toString()))
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Visit(Jsoup.parse(Files.readString(dom)), Files.readString(log));
    }

    private static List<String> console(Visit visit) {
        return visit.log().lines().filter(line -> line.contains("CONSOLE")).toList();
    }

    @Test
    void everyChartIsDrawnWithoutErrors(@TempDir Path folder) throws IOException, InterruptedException {
        Visit visit = open(SampleStudies.realistic(), folder);

        assertThat(console(visit)).isEmpty();
        assertThat(visit.page().select("html[data-ready=true]")).hasSize(1);
        assertThat(visit.page().select("#pareto-chart canvas, #parallel-chart canvas"))
                .hasSize(2);
        assertThat(visit.page().select(".chart svg")).hasSize(5);
    }

    @Test
    void hostileNamesRunNothing(@TempDir Path folder) throws IOException, InterruptedException {
        Visit visit = open(SampleStudies.hostile(), folder);

        assertThat(console(visit)).isEmpty();
        assertThat(visit.page().select("html[data-ready=true]")).hasSize(1);
        assertThat(visit.page().select("b#x")).isEmpty();
    }

    @Test
    void aStudyWithoutFrontIsShownWithoutErrors(@TempDir Path folder) throws IOException, InterruptedException {
        Visit visit = open(SampleStudies.infeasible(), folder);

        assertThat(console(visit)).isEmpty();
        assertThat(visit.page().select("html[data-ready=true]")).hasSize(1);
    }

    @Test
    void aSweepIsDrawnWithoutErrors(@TempDir Path folder) throws IOException, InterruptedException {
        Visit visit = open(SweepPage.render(SampleSweeps.mixed()), folder);

        assertThat(console(visit)).isEmpty();
        assertThat(visit.page().select("html[data-ready=true]")).hasSize(1);
        assertThat(visit.page().select("#fronts-chart canvas, #heat-chart canvas, #lines-chart canvas"))
                .hasSize(3);
        assertThat(visit.page().select("#heat-measure option")).hasSizeGreaterThan(4);
    }
}

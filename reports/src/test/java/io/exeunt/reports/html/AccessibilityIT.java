package io.exeunt.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.SampleSweeps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of axe-core (WCAG 2 A and AA, and best practice) on every kind of page, wide and narrow, light and dark. */
class AccessibilityIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    private static String axe = "";

    @BeforeAll
    static void start() throws IOException {
        try (InputStream script = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
        browser = Browser.start(folder.resolve("profile"));
    }

    @AfterAll
    static void endBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private static Stream<Arguments> pages() {
        Map<String, String> pages = Map.of(
                "study", HtmlReport.render(SampleStudies.realistic()),
                "no front", HtmlReport.render(SampleStudies.infeasible()),
                "sweep", SweepPage.render(SampleSweeps.mixed()));
        return pages.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(page -> Stream.of(1440, 400)
                .flatMap(width -> Stream.of("light", "dark")
                        .map(colours -> Arguments.of(page.getKey(), width, colours, page.getValue()))));
    }

    @ParameterizedTest(name = "{0}, {1} px, {2}")
    @MethodSource("pages")
    void noRuleIsBroken(String name, int width, String colours, String html) throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), html);
        browser.open(file, width, 1000, colours);

        browser.run(axe + "; 0");
        JsonNode violations =
                browser.run("axe.run().then(found => found.violations.map(each => ({ id: each.id, help: each.help,"
                        + " where: each.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary) })))");

        assertThat(told(violations)).isEmpty();
    }

    private static List<String> told(JsonNode violations) {
        return StreamSupport.stream(violations.spliterator(), false)
                .map(each -> each.path("id").asText() + ": " + each.path("help").asText() + " "
                        + each.path("where").size() + " " + each.path("where"))
                .toList();
    }
}

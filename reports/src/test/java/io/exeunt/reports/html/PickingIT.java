package io.exeunt.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Examples;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.table.DesignReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with the page, in headless Chromium where there is one. */
class PickingIT {
    private static final StudyReport REPORT = SampleStudies.realistic();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    private static Path page(String name, StudyReport report) throws IOException {
        Path file = folder.resolve(name + ".html");
        HtmlReport.write(report, file);
        return file;
    }

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start(folder.resolve("profile"));
    }

    @AfterAll
    static void endBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private static String text(String selector) {
        return browser.run("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private static List<Design> front() {
        return REPORT.designs(Standing.FRONT);
    }

    @Test
    void theBudgetSliderPicksTheMostAccurateDesignWithinIt() throws IOException {
        browser.open(page("slider", REPORT), 1440, 1000, "light");
        double cheapest = front().stream()
                .mapToDouble(d -> d.fit().latency().meanS())
                .min()
                .orElseThrow();
        Design expected = front().stream()
                .filter(design -> design.fit().latency().meanS() == cheapest)
                .findFirst()
                .orElseThrow();

        browser.run("document.querySelector('#budget-slider').focus()");
        browser.press("Home");

        assertThat(text("#design-id")).isEqualTo(expected.id());
        assertThat(text("#budget-text")).contains(expected.id());
        assertThat(text("#pick-table")).contains("design " + expected.id());
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void aPickedDesignDrivesItsSectionsAndComesBackThroughItsExport() throws IOException {
        browser.open(page("pick", REPORT), 1440, 1000, "light");
        String knee = REPORT.kneeDesign().orElseThrow().id();
        Design other = front().stream()
                .filter(design -> !design.id().equals(knee))
                .findFirst()
                .orElseThrow();
        String finding = text("#exits-title");
        browser.run(
                "window.saved = ''; URL.createObjectURL = blob => { blob.text().then(text => { window.saved = text; }); return 'blob:x'; };"
                        + "HTMLAnchorElement.prototype.click = () => {}; document.querySelector('#design-" + other.id()
                        + "').click()");

        assertThat(text("#design-policy")).isEqualTo(other.configuration().contender());
        assertThat(text("#exits-title")).isNotEqualTo(finding);
        assertThat(text("#pick-command"))
                .startsWith("exeunt simulate " + folder)
                .endsWith(" --design " + other.id());
        browser.run("document.querySelector('#pick-json').click()");
        String saved = browser.run("new Promise(done => setTimeout(() => done(window.saved), 200))")
                .asText();
        Configuration read = DesignReader.read(Files.writeString(folder.resolve("picked.json"), saved), other.id());
        assertThat(read).isEqualTo(other.configuration());

        browser.run("document.querySelector('#pick-knee').click()");
        assertThat(text("#design-id")).isEqualTo(knee);
        assertThat(text("#exits-title")).isEqualTo(finding);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void exampleImagesFollowThePickedDesign() throws IOException {
        browser.open(page("examples", REPORT), 1440, 1000, "light");
        String knee = REPORT.kneeDesign().orElseThrow().id();
        Design other = front().stream()
                .filter(design -> design.configuration().exits().size() > 1)
                .filter(design -> !design.id().equals(knee))
                .findFirst()
                .orElseThrow();
        Examples.Leaving leaving = REPORT.examples().of(other.id()).orElseThrow();

        browser.run("document.querySelector('#design-" + other.id() + "').click()");

        JsonNode rows = browser.run(
                "[...document.querySelectorAll('#examples .leaving')].map(row => [row.querySelector('b').textContent,"
                        + " [...row.querySelectorAll('figure')].map(figure => +figure.dataset.sample)])");
        assertThat(rows).hasSize(other.configuration().exits().size());
        for (JsonNode row : rows) {
            for (JsonNode sample : row.get(1)) {
                assertThat(leaving.exits().get(sample.asInt()))
                        .isEqualTo(row.get(0).asText());
            }
        }
        assertThat(browser.run("document.querySelectorAll('#examples figure').length")
                        .asInt())
                .isEqualTo(12);
        assertThat(browser.run(
                                "[...document.querySelectorAll('#examples img')].every(image => image.naturalWidth === 8)")
                        .asBoolean())
                .isTrue();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void downloadsHaveTheUnitsOfTheTablesAndNoFormulas() throws IOException {
        browser.open(page("csv", REPORT), 1440, 1000, "light");
        String saved =
                "new Promise(done => { URL.createObjectURL = blob => { blob.text().then(done); return 'blob:x'; };"
                        + " HTMLAnchorElement.prototype.click = () => {}; document.querySelector('#%s-data').click(); })";
        for (String chart : List.of("pareto", "parallel", "exits", "clocks", "energy", "residency", "designs")) {
            String head = browser.run(String.format(saved, chart))
                    .asText()
                    .lines()
                    .findFirst()
                    .orElseThrow();
            assertThat(head).as(chart).doesNotContainPattern("_(s|j|hz)(,|$)|\\((s|J|Hz)\\)");
        }
    }

    @Test
    void twoDesignsStandSideBySide() throws IOException {
        browser.open(page("pair", REPORT), 1440, 1000, "light");
        List<String> ids = front().stream().map(Design::id).limit(2).toList();

        browser.run("document.querySelector('#design-" + ids.get(0) + "').click()");
        browser.run("document.querySelector('#pick-beside').click()");
        browser.run("document.querySelector('#design-" + ids.get(1) + "').click()");

        assertThat(text("#pick-table thead")).contains(ids.get(0), ids.get(1), "difference");
    }

    @Test
    void theChartIsReachedByKeyboard() throws IOException {
        browser.open(page("keys", REPORT), 1440, 1000, "light");
        browser.run("document.querySelector('#pareto-chart').focus()");

        browser.press("Home");
        String first = text("#pareto-live");
        browser.press("ArrowRight");
        String second = text("#pareto-live");
        browser.press("Enter");

        assertThat(first).startsWith("Design ").isNotEqualTo(second);
        assertThat(second).startsWith("Design " + text("#design-id") + ":");
    }

    @Test
    void theTableHasPagesSearchAndOrder() throws IOException {
        StudyReport many = SampleStudies.large(6_000);
        int all = many.designs(Standing.FRONT).size();
        browser.open(page("table", many), 1440, 1000, "light");
        String rows = "[...document.querySelectorAll('#front-table tbody tr')].filter(row => !row.hidden).length";
        assertThat(all).isGreaterThan(25);
        assertThat(browser.run(rows).asInt()).isEqualTo(25);

        browser.run("document.querySelector('#designs-on').click()");
        assertThat(text("#designs-place")).startsWith("26–");
        String last = many.designs(Standing.FRONT).get(all - 1).id();
        browser.run("const find = document.querySelector('#designs-search'); find.value = '" + last
                + "'; find.dispatchEvent(new Event('input'))");
        assertThat(text("#designs-place")).isEqualTo("1–1 of 1");
        browser.run("find.value = ''; find.dispatchEvent(new Event('input'));"
                + "document.querySelector('#front-table thead tr:nth-child(2) th').click()");
        JsonNode values = browser.run(
                "[...document.querySelectorAll('#front-table tbody tr')].map(row => +row.cells[1].dataset.value)");
        double[] sorted = new double[values.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values.get(i).asDouble();
        }
        assertThat(sorted).isSorted();
    }

    @Test
    void aBrushOnTheParallelCoordinatesFiltersChartAndTable() throws IOException {
        browser.open(page("brush", REPORT), 1440, 1000, "light");
        browser.run(
                "document.documentElement.style.scrollBehavior = 'auto'; document.querySelector('#parallel-chart').scrollIntoView({block: 'center'})");
        JsonNode box = browser.run(
                "(r => [r.left, r.top, r.width, r.height])(document.querySelector('#parallel-chart').getBoundingClientRect())");
        double x = box.get(0).asDouble() + 52;
        double top = box.get(1).asDouble() + 82;

        browser.drag(x, top - 2, x, top + box.get(3).asDouble() * 0.3);
        String selected = browser.run(
                        "new Promise(done => setTimeout(() => done(document.querySelector('#parallel-selected').textContent), 400))")
                .asText();

        assertThat(selected).matches("\\d+ designs? selected");
        assertThat(text("#designs-place")).endsWith("of " + selected.replaceAll("\\D", ""));
        browser.run("document.querySelector('#parallel-reset').click()");
        assertThat(text("#designs-place")).endsWith("of " + front().size());
    }

    @ParameterizedTest
    @CsvSource({"1440,light", "1440,dark", "400,light", "400,dark"})
    void nothingRunsOverTheEdgeAndNoSectionIsOverThreeScreensHigh(int width, String colours) throws IOException {
        browser.open(page("fit", SampleStudies.large(6_000)), width, 1000, colours);

        assertThat(browser.console()).isEmpty();
        assertThat(browser.run("document.documentElement.scrollWidth <= window.innerWidth")
                        .asBoolean())
                .isTrue();
        JsonNode tall = browser.run(
                "[...document.querySelectorAll('main > section')].filter(s => s.id !== 'knee' && s.offsetHeight > 3000).map(s => s.id)");
        assertThat(tall).isEmpty();
        if (width == 1440) {
            assertThat(browser.run(
                                    "(t => t.scrollWidth <= t.parentNode.clientWidth)(document.querySelector('#front-table'))")
                            .asBoolean())
                    .as("every column is seen")
                    .isTrue();
        }
    }

    @Test
    void theHeadsStickAboveTheirOwnTable() throws IOException {
        browser.open(page("heads", SampleStudies.large(6_000)), 1440, 1000, "light");

        double off = browser.run(
                        "(box => { box.scrollTop = 300; return box.querySelector('thead').getBoundingClientRect().top"
                                + " - box.getBoundingClientRect().top; })(document.querySelector('#designs .box'))")
                .asDouble();

        assertThat(Math.abs(off)).isLessThan(2);
    }

    @Test
    void printingShowsEveryRowAndNoControls() throws IOException {
        browser.open(page("print", REPORT), 1440, 1000, "dark");

        assertThat(new String(browser.print(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hostile", "one", "infeasible", "withoutEnergy"})
    void oddStudiesWorkAsWell(String kind) throws IOException {
        StudyReport report =
                switch (kind) {
                    case "hostile" -> SampleStudies.hostile();
                    case "one" -> SampleStudies.large(1);
                    case "infeasible" -> SampleStudies.infeasible();
                    default -> SampleStudies.withoutEnergy();
                };
        browser.open(page(kind, report), 1440, 1000, "light");

        browser.run("document.querySelectorAll('#front-table tbody tr').forEach(row => row.click())");
        browser.run(
                "document.querySelectorAll('#pareto-color option, #slices-x option, #slices-y option').forEach(o => {"
                        + " const s = o.parentNode; s.value = o.value; s.dispatchEvent(new Event('change')); })");

        assertThat(browser.console()).isEmpty();
        assertThat(browser.run("document.querySelectorAll('b#x').length").asInt())
                .isZero();
        assertThat(browser.run("document.body.innerText.includes('NaN')").asBoolean())
                .isFalse();
    }

    /** The rules that can be told from the page alone: names of controls and pictures, labels, headings in order, unique ids. */
    @Test
    void everythingHasANameAndHeadingsAreInOrder() throws IOException {
        browser.open(page("names", REPORT), 1440, 1000, "light");

        JsonNode nameless = browser.run(
                "[...document.querySelectorAll('button,a,select,input,[role=img],[role=region],[role=application]')]"
                        + ".filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.title || (e.labels && e.labels.length))).map(e => e.outerHTML)");
        assertThat(nameless).isEmpty();
        JsonNode levels = browser.run("[...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1])");
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i).asInt() - levels.get(i - 1).asInt()).isLessThanOrEqualTo(1);
        }
        JsonNode ids = browser.run("[...document.querySelectorAll('[id]')].map(e => e.id)");
        assertThat(new ObjectMapper().convertValue(ids, new TypeReference<List<String>>() {}))
                .doesNotHaveDuplicates();
    }
}

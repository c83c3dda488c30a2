package io.exeunt.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of pages that the documentation shows, beside the pages quickstart.html and sweep.html in the folder that the property
 * names; {@code docs/renew} makes both and puts the pictures where they belong.
 */
@EnabledIfSystemProperty(named = DocumentPicturesIT.PROPERTY, matches = ".+")
class DocumentPicturesIT {
    static final String PROPERTY = "exeunt.pictures";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path profile;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    private final Path folder = Path.of(System.getProperty(PROPERTY));

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start(profile);
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theReportWideAndNarrowInLightAndDark() throws IOException {
        for (String colours : List.of("light", "dark")) {
            picture("quickstart.html", 1440, 1000, colours, "", "report-1440-" + colours);
            picture("quickstart.html", 400, 900, colours, "", "report-400-" + colours);
            picture("quickstart.html", 1440, 1000, colours, "#knee", "design-1440-" + colours);
            picture("quickstart.html", 400, 900, colours, "#pareto", "pareto-400-" + colours);
        }
        picture("quickstart.html", 1440, 2000, "light", "", "report");
        picture("quickstart.html", 1440, 560, "light", "#examples", "examples");
        picture("quickstart.html", 1440, 560, "dark", "#slices", "slices");
    }

    @Test
    void aSweep() throws IOException {
        if (Files.exists(folder.resolve("sweep.html"))) {
            picture("sweep.html", 1440, 1765, "light", "", "sweep");
        }
    }

    /** The part of a page that is seen when it is scrolled to an element. */
    private void picture(String page, int width, int height, String colours, String at, String name)
            throws IOException {
        browser.open(folder.resolve(page).toAbsolutePath(), width, height, colours);
        if (!at.isEmpty()) {
            browser.run("document.documentElement.style.scrollBehavior = 'auto'; document.querySelector('" + at
                    + "').scrollIntoView(); new Promise(done => setTimeout(done, 400))");
        }
        Files.write(folder.resolve(name + ".png"), browser.picture(false));
        assertThat(browser.console()).isEmpty();
    }
}

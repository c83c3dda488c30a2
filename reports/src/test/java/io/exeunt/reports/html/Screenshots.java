package io.exeunt.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pictures of a page at 1440 and 400 px, light and dark: give it the page, a folder and an element to begin at. */
final class Screenshots {
    private Screenshots() {}

    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        try (Browser browser = Browser.start(Files.createTempDirectory("profile"))) {
            for (String colours : List.of("light", "dark")) {
                picture(browser, page, 1440, 1000, colours, arguments, folder);
                picture(browser, page, 400, 900, colours, arguments, folder);
            }
        }
    }

    private static void picture(
            Browser browser, Path page, int width, int height, String colours, String[] arguments, Path folder)
            throws IOException {
        browser.open(page, width, height, colours);
        if (arguments.length > 2) {
            browser.run("document.documentElement.style.scrollBehavior='auto';document.querySelector('" + arguments[2]
                    + "').scrollIntoView()");
            browser.run("new Promise(done => setTimeout(done, 400))");
        }
        String name = "report-" + width + "-" + colours + (arguments.length > 3 ? "-" + arguments[3] : "") + ".png";
        Files.write(folder.resolve(name), browser.picture(false));
        System.err.println(name + " height " + browser.run("document.documentElement.scrollHeight") + " wide "
                + browser.run("document.documentElement.scrollWidth") + " console " + browser.console());
    }
}

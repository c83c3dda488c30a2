package io.exeunt.reports.html;

import com.github.mustachejava.DefaultMustacheFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Studies and sweeps of a folder as a page that loads itself anew while one of them runs; it needs no script. */
public final class RunsPage {
    private static final int REFRESH_S = 3;

    private RunsPage() {}

    /**
     * The page as text.
     *
     * @param folder that is looked at
     * @param runs in the order to show
     */
    public static String render(String folder, List<RunEntry> runs) {
        boolean running = runs.stream().anyMatch(run -> run.state().equals("running"));
        Map<String, Object> view = Map.of(
                "folder",
                folder,
                "runs",
                runs,
                "none",
                runs.isEmpty(),
                "refresh",
                running ? List.of(REFRESH_S) : List.of(),
                "css",
                Resources.text("report.css"),
                "policy",
                ContentPolicy.withoutScripts());
        StringWriter page = new StringWriter();
        new DefaultMustacheFactory()
                .compile(new StringReader(Resources.text("runs.mustache")), "runs.mustache")
                .execute(page, view);
        return page.toString();
    }
}

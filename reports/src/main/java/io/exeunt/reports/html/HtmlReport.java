package io.exeunt.reports.html;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.AtomicFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report of a study as one self-contained HTML file: styles, scripts (Apache ECharts from its WebJar) and data are inside, the
 * page asks the network for nothing and its content security policy forbids it to. The same report gives the same bytes.
 */
public final class HtmlReport {
    /** The chart library, in its WebJar. */
    static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    private static final List<String> SCRIPTS = List.of(
            "format.js",
            "state.js",
            "theme.js",
            "staircase.js",
            "pareto.js",
            "parallel.js",
            "knee.js",
            "network.js",
            "table.js",
            "examples.js",
            "pick.js",
            "slices.js",
            "page.js");

    private HtmlReport() {}

    /**
     * Renders and writes it, whole or not at all.
     *
     * @param report what to show
     * @param target the file, replaced if it exists
     */
    public static void write(StudyReport report, Path target) throws IOException {
        AtomicFile.write(target, render(report));
    }

    /** The page as text, lines ended by LF. */
    public static String render(StudyReport report) {
        String echarts = Resources.text(ECHARTS);
        String script = script(SCRIPTS);
        Map<String, Object> view = new LinkedHashMap<>(PageView.of(report));
        view.put("css", Resources.text("report.css"));
        view.put("echarts", echarts);
        view.put("script", script);
        view.put("policy", ContentPolicy.allowing(echarts, script));
        view.put("data", PackedJson.of(ChartData.of(report).toString()));
        Mustache template = new DefaultMustacheFactory()
                .compile(new StringReader(Resources.text("report.mustache")), "report.mustache");
        StringWriter page = new StringWriter(2_000_000);
        template.execute(page, view);
        return page.toString();
    }

    /** Scripts joined in one scope of their own, which waits for the data to be unpacked. */
    static String script(List<String> names) {
        StringBuilder script = new StringBuilder("(async function () {\n'use strict';\n");
        for (String name : names) {
            script.append(Resources.text(name)).append('\n');
        }
        return script.append("})();").toString();
    }
}

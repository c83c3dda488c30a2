package io.exeunt.reports.html;

import com.github.mustachejava.DefaultMustacheFactory;
import io.exeunt.explore.sweep.SweepReport;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep as one self-contained HTML file, by the rules of {@link HtmlReport}: styles, scripts and data are inside, nothing is loaded. The
 * same sweep gives the same bytes.
 */
public final class SweepPage {
    private static final List<String> SCRIPTS =
            List.of("format.js", "theme.js", "staircase.js", "sweep-fronts.js", "sweep-grid.js", "page.js");

    private SweepPage() {}

    /** The page as text, lines ended by LF. */
    public static String render(SweepReport sweep) {
        String echarts = Resources.text(HtmlReport.ECHARTS);
        String script = HtmlReport.script(SCRIPTS);
        Map<String, Object> view = new LinkedHashMap<>(SweepView.of(sweep));
        view.put("css", Resources.text("report.css"));
        view.put("echarts", echarts);
        view.put("script", script);
        view.put("policy", ContentPolicy.allowing(echarts, script));
        view.put("data", PackedJson.of(SweepData.of(sweep).toString()));
        StringWriter page = new StringWriter(2_000_000);
        new DefaultMustacheFactory()
                .compile(new StringReader(Resources.text("sweep.mustache")), "sweep.mustache")
                .execute(page, view);
        return page.toString();
    }
}

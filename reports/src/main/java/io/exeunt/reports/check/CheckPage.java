package io.exeunt.reports.check;

import com.github.mustachejava.DefaultMustacheFactory;
import io.exeunt.hwmodels.calibration.IntervalCoverage;
import io.exeunt.reports.html.PageParts;
import io.exeunt.reports.svg.Picture;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A check as one self-contained HTML file: pictures and tables. It has no script and loads nothing. */
final class CheckPage {
    private CheckPage() {}

    /** The page as text, lines ended by LF. */
    static String render(CheckReport report, List<Picture> pictures) throws IOException {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("css", PageParts.css());
        view.put("title", report.title());
        view.put("what", report.what());
        view.put("floor", report.floor());
        view.put(
                "interval",
                report.check()
                        .coverage()
                        .map(IntervalCoverage::describe)
                        .orElse("90 % interval unknown: the device file does not say how far other networks scatter"));
        view.put("version", report.version());
        view.put("command", report.command());
        view.put("pictures", views(pictures));
        view.put(
                "tables",
                CheckTables.of(report).stream()
                        .map(titled -> PageParts.table(titled.title(), titled.table()))
                        .toList());
        StringWriter page = new StringWriter();
        new DefaultMustacheFactory()
                .compile(new StringReader(PageParts.template("check.mustache")), "check.mustache")
                .execute(page, view);
        return page.toString();
    }

    private static List<Map<String, String>> views(List<Picture> pictures) throws IOException {
        List<Map<String, String>> views = new ArrayList<>();
        for (Picture picture : pictures) {
            views.add(Map.of("caption", picture.caption(), "chart", PageParts.svg(picture.svg())));
        }
        return views;
    }
}

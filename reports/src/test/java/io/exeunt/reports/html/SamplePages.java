package io.exeunt.reports.html;

import io.exeunt.reports.ReportFolder;
import io.exeunt.reports.SampleStudies;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the sample pages, to look at them: give it a folder. */
final class SamplePages {
    private SamplePages() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        ReportFolder.write(SampleStudies.realistic(), folder.resolve("study"));
        HtmlReport.write(SampleStudies.realistic(), folder.resolve("realistic.html"));
        HtmlReport.write(SampleStudies.withoutEnergy(), folder.resolve("without-energy.html"));
        HtmlReport.write(SampleStudies.infeasible(), folder.resolve("infeasible.html"));
        HtmlReport.write(SampleStudies.withoutBaselines(), folder.resolve("without-baselines.html"));
        HtmlReport.write(SampleStudies.hostile(), folder.resolve("hostile.html"));
        HtmlReport.write(SampleStudies.large(20_000), folder.resolve("large.html"));
    }
}

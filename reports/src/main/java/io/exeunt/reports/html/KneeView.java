package io.exeunt.reports.html;

import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.Findings;
import io.exeunt.reports.insight.Wording;
import io.exeunt.simulator.result.ExitShare;
import io.exeunt.simulator.result.Outcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The recommended design in detail: what its charts find and its exits as a table. */
final class KneeView {
    private KneeView() {}

    static Map<String, Object> of(StudyReport report) {
        Map<String, Object> view = new LinkedHashMap<>();
        Knee knee = report.knee();
        Outcome outcome = knee == null ? null : knee.outcome();
        if (knee == null || outcome == null) {
            return view;
        }
        view.put("kneeSplit", knee.split());
        view.put("kneeSamples", Numbers.count(outcome.samples()));
        view.put("exitFinding", Typography.keep(Findings.exits(outcome)));
        view.put("clockFinding", Typography.keep(Findings.clocks(report, outcome)));
        view.put("energyFinding", Typography.keep(Findings.energy(outcome)));
        view.put("residencyFinding", Typography.keep(Findings.residency(outcome)));
        view.put("switches", String.format(Locale.ROOT, "%.2f", outcome.switchesPerInference()));
        view.put("exitRows", outcome.exits().stream().map(KneeView::exit).toList());
        Optional<Configuration> configuration = report.kneeDesign().map(Design::configuration);
        view.put("kneePolicy", configuration.map(Configuration::contender).orElse(""));
        view.put("kneeParameters", configuration.map(Wording::parameters).orElse(""));
        view.put(
                "kneeExits",
                configuration.map(c -> String.join(", ", c.exits())).orElse(""));
        view.put(
                "kneeClocks",
                configuration.map(c -> Wording.clocks(report.setting(), c)).orElse(""));
        return view;
    }

    private static Map<String, String> exit(ExitShare exit) {
        boolean used = exit.rate() > 0;
        return Map.of(
                "name", exit.exit(),
                "kept", exit.kept() ? "yes" : "no",
                "rate", Numbers.roughPercent(exit.rate()),
                "accuracy", used ? Numbers.percent(exit.accuracy()) : Numbers.NONE,
                "latency", used ? Numbers.si(exit.latencyS(), "s") : Numbers.NONE,
                "energy", used ? Numbers.si(exit.energyJ(), "J") : Numbers.NONE,
                "head", exit.kept() ? Numbers.si(exit.headEnergy().totalJ(), "J") : Numbers.NONE);
    }
}

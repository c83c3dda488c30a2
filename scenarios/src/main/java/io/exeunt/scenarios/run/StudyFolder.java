package io.exeunt.scenarios.run;

import java.nio.file.Path;

/**
 * The files of a study.
 *
 * @param root the study's folder
 */
record StudyFolder(Path root) {
    Path manifest() {
        return root.resolve("manifest.json");
    }

    Path resolvedScenario() {
        return root.resolve("scenario.resolved.yaml");
    }

    Path report() {
        return root.resolve("report.html");
    }

    Path frontCsv() {
        return root.resolve("front.csv");
    }

    Path frontJson() {
        return root.resolve("front.json");
    }

    Path paretoSvg() {
        return root.resolve("pareto.svg");
    }

    Path paretoPng() {
        return root.resolve("pareto.png");
    }

    Path exitsAtMaxClocks() {
        return root.resolve("baselines").resolve("exits-at-max-clocks");
    }

    Path randomSearch() {
        return root.resolve("baselines").resolve("random-search");
    }
}

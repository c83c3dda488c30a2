package io.exeunt.reports.insight;

import static io.exeunt.reports.insight.HealthChecks.warning;

import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.Notice.Severity;
import io.exeunt.explore.result.PerFrame;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Sway;
import io.exeunt.explore.result.Trust;
import io.exeunt.reports.format.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the verdict would turn over if what it rests on were otherwise. */
final class TrustChecks {
    private TrustChecks() {}

    static Optional<Notice> constants(StudyReport report) {
        List<Trust> trust = TrustWording.trust(report);
        if (trust.stream().allMatch(each -> each.sways().isEmpty())) {
            return Optional.empty();
        }
        List<String> deciding = trust.stream()
                .flatMap(each -> each.deciding().stream().map(sway -> turns(each, sway)))
                .toList();
        return deciding.isEmpty()
                ? Optional.of(new Notice(
                        Severity.OK,
                        "No single uncertain number of the board turns a saving into a loss within its range.",
                        ""))
                : warning(
                        "The verdict depends on numbers that are not certain: " + String.join("; ", deciding) + ".",
                        "Measure them on your board (exeunt devices calibrate), or take the verdict for open.");
    }

    private static String turns(Trust trust, Sway sway) {
        return sway.constant() + " between " + Numbers.significant(sway.low()) + " and "
                + Numbers.significant(sway.high()) + " " + TrustWording.against(trust.baseline());
    }

    /** A saving of the active inference that idling undoes. */
    static Optional<Notice> idling(StudyReport report) {
        List<String> lost = TrustWording.trust(report).stream()
                .flatMap(each -> lost(each).stream())
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : warning(
                        "Idling included, the knee design spends more per frame, and the saving of the active inference is lost: "
                                + String.join(", ", lost) + ".",
                        "Say how often the board is asked (load: {fps: …}), so that the search counts idling.");
    }

    private static Optional<String> lost(Trust trust) {
        PerFrame frame = trust.perFrame();
        if (frame == null || trust.nominal().energyGain() <= 0 || frame.gain() >= 0) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s more than %s at %.0f frames per second",
                Numbers.roughPercent(-frame.gain()),
                trust.baseline().title(),
                frame.fps()));
    }
}

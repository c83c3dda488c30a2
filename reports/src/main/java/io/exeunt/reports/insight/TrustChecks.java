package io.exeunt.reports.insight;

import static io.exeunt.reports.insight.HealthChecks.warning;

import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.Notice.Severity;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Sway;
import io.exeunt.explore.result.Trust;
import io.exeunt.reports.format.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        List<Trust> undone = TrustWording.trust(report).stream()
                .filter(each -> each.perFrame() != null
                        && each.nominal().energyGain() > 0
                        && each.perFrame().gain() < 0)
                .toList();
        if (undone.isEmpty()) {
            return Optional.empty();
        }
        String against = undone.stream()
                .map(each -> Numbers.roughPercent(-each.perFrame().gain()) + " more than "
                        + each.baseline().title())
                .collect(Collectors.joining(" and "));
        return warning(
                String.format(
                        "At %.0f frames per second, idling included, the knee design spends %s per frame: the saving of the active inference is lost.",
                        undone.get(0).perFrame().fps(), against),
                "Say how often the board is asked (load: {fps: …}), so that the search counts idling.");
    }
}

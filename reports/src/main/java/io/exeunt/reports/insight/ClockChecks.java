package io.exeunt.reports.insight;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.DomainClocks;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.Notice.Severity;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What clocks and energy models limit. */
final class ClockChecks {
    private ClockChecks() {}

    static Optional<Notice> energy(StudyReport report) {
        return report.energyModelled()
                ? Optional.empty()
                : Optional.of(new Notice(
                        Severity.NOTE,
                        "Energy is not modelled: there are no power data for "
                                + report.setting().platform() + ".",
                        "Calibrate the device with power measurements, or choose a device that has them."));
    }

    static Optional<Notice> schedules(StudyReport report) {
        List<Design> front = report.designs(Standing.FRONT);
        if (front.isEmpty() || report.setting().domains().isEmpty()) {
            return Optional.empty();
        }
        long flat = front.stream()
                .filter(design -> design.configuration().flatSchedule())
                .count();
        String text = flat == front.size()
                ? "Every design on the front keeps one clock for all segments: changing clocks within an inference does"
                        + " not pay here."
                : Numbers.count(front.size() - flat) + " of " + Numbers.plural(front.size(), "design")
                        + " on the front change clocks between segments.";
        return Optional.of(new Notice(Severity.NOTE, text, ""));
    }

    static Optional<Notice> bounds(StudyReport report) {
        List<Design> front = report.designs(Standing.FRONT);
        List<DomainClocks> domains = report.setting().domains();
        String pinned = IntStream.range(0, domains.size())
                .filter(domain -> domains.get(domain).freqHz().size() > 1 && atMaximum(front, domains, domain))
                .mapToObj(domain -> domains.get(domain).id())
                .collect(Collectors.joining(" and "));
        return front.isEmpty() || pinned.isEmpty()
                ? Optional.empty()
                : Optional.of(new Notice(
                        Severity.NOTE,
                        "The whole front runs " + pinned + " at its highest clock: the search sits on that bound.",
                        ""));
    }

    private static boolean atMaximum(List<Design> front, List<DomainClocks> domains, int domain) {
        return front.stream()
                .flatMap(design -> design.configuration().freqHz().stream())
                .allMatch(row -> row.get(domain) == domains.get(domain).maxHz());
    }
}

package io.exeunt.scenarios.cli;

import io.exeunt.ground.progress.ProgressEvent.Generation;
import io.exeunt.ground.progress.ProgressEvent.PhaseFinished;
import io.exeunt.ground.progress.ProgressEvent.PhaseStarted;
import io.exeunt.ground.progress.ProgressEvent.Step;
import io.exeunt.ground.progress.ProgressEvent.Warning;
import java.util.Locale;

/** One line for each kind of progress event. */
final class ProgressText {
    private ProgressText() {}

    static String of(PhaseStarted event) {
        return event.phase() + (event.detail().isEmpty() ? "" : ": " + event.detail());
    }

    static String of(PhaseFinished event) {
        String time = Format.duration(event.seconds());
        return event.phase() + (event.cached() ? ": found in the cache (" + time + ")" : ": done in " + time);
    }

    static String of(Step event) {
        String detail = event.detail().isEmpty() ? "" : "  " + event.detail();
        return event.phase() + "  "
                + Format.wholePercent((double) event.done() / Math.max(1, event.total())) + "  "
                + Format.count(event.done()) + "/" + Format.count(event.total()) + " " + event.unit() + detail
                + pace(event.perSecond(), event.etaS());
    }

    static String of(Generation event) {
        return String.format(
                Locale.ROOT,
                "gen %d  evaluations %,d/%,d  feasible %s  front %d  hv %.4f (%+.4f)  failed %d%s",
                event.generation(),
                event.evaluations(),
                event.budget(),
                Format.wholePercent(event.feasibleShare()),
                event.frontSize(),
                event.hypervolume(),
                event.gain(),
                event.failed(),
                pace(event.perSecond(), event.etaS()));
    }

    static String of(Warning event) {
        return "warning: " + event.text()
                + (event.hint().isEmpty() ? "" : System.lineSeparator() + "  Maybe " + event.hint());
    }

    private static String pace(double perSecond, double etaS) {
        return (Double.isNaN(perSecond) ? "" : "  " + Format.rate(perSecond))
                + (Double.isNaN(etaS) ? "" : "  eta " + Format.duration(etaS));
    }
}

package io.exeunt.scenarios.run;

import io.exeunt.explore.StudySubject;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.simulator.plausibility.Implausibility;
import io.exeunt.simulator.plausibility.Plausibility;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what is implausible about traces before any work is done on them, and keeps it for the result. */
final class TraceWarnings {
    private TraceWarnings() {}

    /** Warns of each system's trace. */
    static void tell(StudySubject subject, PhaseLog log) {
        Map<String, ExitTrace> traces = new LinkedHashMap<>();
        subject.systems().forEach(system -> traces.put(system.name(), system.trace()));
        tell(traces, log);
    }

    /**
     * Warns of each trace.
     *
     * @param traces by name; the name is told where there are several
     * @return what was told, one line each
     */
    static List<String> tell(Map<String, ExitTrace> traces, PhaseLog log) {
        List<String> told = new ArrayList<>();
        traces.forEach((name, trace) -> {
            String whose = traces.size() == 1 ? "" : name + ": ";
            for (Implausibility found : Plausibility.of(trace)) {
                log.warn(whose + found.finding(), found.advice());
                told.add(whose + found.finding() + " – " + found.advice());
            }
        });
        return told;
    }
}

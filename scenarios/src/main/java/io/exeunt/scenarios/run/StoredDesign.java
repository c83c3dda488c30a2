package io.exeunt.scenarios.run;

import io.exeunt.explore.Board;
import io.exeunt.explore.DesignPricing;
import io.exeunt.explore.DesignReplay;
import io.exeunt.explore.ExploreSpec;
import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Configuration;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.reports.table.DesignReader;
import io.exeunt.scenarios.workbench.DesignReference;
import io.exeunt.simulator.result.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a study's folder holds of a design. */
record StoredDesign(
        StudySystem system,
        Configuration configuration,
        DesignReplay.Runnable runnable,
        List<Board> boards,
        Optional<Outcome> outcome) {
    double latencyS() {
        return outcome.map(priced -> priced.latency().meanS()).orElse(Double.NaN);
    }

    /** Mean latency of samples that leave at an exit. */
    @Nullable
    Double latencyS(int exit) {
        double seconds =
                outcome.map(priced -> priced.exits().get(exit).latencyS()).orElse(Double.NaN);
        return Double.isNaN(seconds) ? null : seconds;
    }

    /**
     * Of a finished study.
     *
     * @param log to which reading the study's inputs is told
     */
    static StoredDesign of(DesignReference reference, PhaseLog log) {
        StudyFolder folder =
                new StudyFolder(Objects.requireNonNullElse(reference.front().getParent(), Path.of("")));
        folder.requireFinished();
        StudyInputs inputs = folder.inputs();
        ExploreSpec spec = inputs.asked();
        StudySubject subject = inputs.subject(log);
        List<Board> boards = inputs.boards();
        DesignPricing pricing = new DesignPricing(subject, boards, spec);
        try {
            Configuration configuration = DesignReader.read(reference.front(), reference.id());
            DesignReplay.Runnable design =
                    new DesignReplay(pricing, spec, reference.front() + "#" + reference.id()).runnable(configuration);
            StudySystem system = subject.systems().get(design.system());
            Optional<Outcome> outcome = boards.isEmpty()
                    ? Optional.empty()
                    : Optional.of(pricing.engine(0, design.system())
                            .evaluate(
                                    design.policy().paths(system.trace().report()),
                                    design.governors().get(0),
                                    design.exits()));
            return new StoredDesign(system, configuration, design, boards, outcome);
        } catch (IOException e) {
            throw StoreException.reading(reference.front(), e);
        }
    }

    /** Clocks of the first board at a segment in MHz, by domain; none where there is no board. */
    Map<String, Double> clocks(int segment) {
        Map<String, Double> clocks = new LinkedHashMap<>();
        if (boards.isEmpty() || configuration.clocks().isEmpty()) {
            return clocks;
        }
        BoardClocks first = configuration.clocks().get(0);
        List<DvfsDomain> domains = boards.get(0).platform().states().domains();
        if (segment < first.freqHz().size()) {
            for (int d = 0; d < domains.size(); d++) {
                clocks.put(domains.get(d).id(), first.freqHz().get(segment).get(d) / 1e6);
            }
        }
        return clocks;
    }
}

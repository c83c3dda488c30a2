package io.exeunt.scenarios.run;

import io.exeunt.explore.Board;
import io.exeunt.explore.PriceBook;
import io.exeunt.explore.StudySubject;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.PackedSubject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One subject that came from elsewhere, whatever a scenario calls its network. Boards of the catalogue are priced once for all studies. */
final class BroughtGround implements StudyGround {
    private final StudySubject subject;
    private final PriceBook prices = new PriceBook();
    private final Map<DeviceSpec, Platform> platforms = new ConcurrentHashMap<>();

    BroughtGround(StudySubject subject) {
        this.subject = subject;
    }

    @Override
    public List<Board> boards(List<DeviceSpec> devices) {
        return Boards.of(devices, this::platform);
    }

    /** A file has another place in each study, and would be kept for nobody. */
    private Platform platform(DeviceSpec spec) {
        return isOfTheCatalogue(spec) ? platforms.computeIfAbsent(spec, Boards::platform) : Boards.platform(spec);
    }

    private static boolean isOfTheCatalogue(DeviceSpec spec) {
        return spec.source() instanceof DeviceSpec.Source.Catalogued;
    }

    @Override
    public Priced subject(Scenario scenario, PhaseLog log) {
        boolean kept = scenario.devices().stream().allMatch(BroughtGround::isOfTheCatalogue);
        return new Priced(subject, kept ? prices : new PriceBook());
    }

    @Override
    public PackedSubject packed(Scenario scenario, PhaseLog log) {
        return SubjectArchive.pack(subject, scenario.exploration());
    }
}

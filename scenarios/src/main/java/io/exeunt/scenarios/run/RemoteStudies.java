package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.PortableScenario;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.StudyMode;

/**
 * Computes studies about one subject in a process that has no file of them: questions come packed, and answers go back packed. Studies
 * share the subject and the prices of boards. Safe for use by many threads.
 */
public final class RemoteStudies {
    private final BroughtGround ground;
    private final String version;

    /**
     * Unpacks a subject.
     *
     * @param subject content of a {@link io.exeunt.scenarios.workbench.PackedSubject}
     * @param version of Exeunt that asks, for manifests
     */
    public RemoteStudies(byte[] subject, String version) {
        this.ground = new BroughtGround(SubjectArchive.unpack(subject));
        this.version = version;
    }

    /**
     * Searches as any other study, in a folder that is gone afterwards.
     *
     * @return for {@link io.exeunt.scenarios.workbench.Workbench#take}
     */
    public byte[] search(PortableScenario portable, RunContext context) {
        return SubjectArchive.inScratch(folder -> {
            Scenario scenario = portable.in(folder);
            ArtefactCache nothing = new ArtefactCache(folder.resolve("cache"), context.clock());
            LocalWorkbench.on(ground, nothing, version).search(scenario, StudyMode.RESTART, context);
            return StudyDelivery.pack(new StudyFolder(scenario.report().folder()));
        });
    }
}

package io.exeunt.scenarios.run;

import io.exeunt.explore.Board;
import io.exeunt.explore.StudySubject;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.StudyMode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What a study has found on another machine: its folder without what this machine has itself. */
final class StudyDelivery {
    private StudyDelivery() {}

    /** Packs a finished study; what its inputs are, and where they lie, is known to whom it goes. */
    static byte[] pack(StudyFolder folder) throws IOException {
        FinishedStudy.in(folder.root()).front(); // read and kept here, where many machines work
        return FolderArchive.pack(
                folder.root(),
                name -> !name.startsWith("inputs/")
                        && !name.endsWith(".lock")
                        && !name.equals(folder.scenario().getFileName().toString()));
    }

    /**
     * Unpacks into the folder that a scenario names, as if the study had been computed here. The manifest is gone first and comes last, so
     * that half a study is none.
     */
    static void unpack(byte[] delivered, Scenario scenario, StudySubject subject, List<Board> boards) {
        StudyFolder folder =
                new StudyFolder(scenario.report().folder().toAbsolutePath().normalize());
        try (StudyClaim claim = StudyClaim.take(folder)) {
            claim.ready(StudyMode.RESTART, scenario);
            Files.deleteIfExists(folder.manifest());
            new StudyFiles(folder).writeScenario(scenario);
            folder.inputs().write(subject, scenario.exploration(), boards, scenario.devices());
            FolderArchive.unpack(
                    delivered, folder.root(), folder.manifest().getFileName().toString());
        } catch (IOException e) {
            throw StoreException.writing(folder.root(), e);
        }
    }
}

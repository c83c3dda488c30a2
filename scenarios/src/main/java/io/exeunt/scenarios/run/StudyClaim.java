package io.exeunt.scenarios.run;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.LockFile;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.search.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The right to write to a study's folder, held by one run at a time and taken before any work: a folder that is in use, or holds another
 * study, is refused before hours of training and not after.
 */
final class StudyClaim implements AutoCloseable {
    private final StudyFolder folder;
    private final LockFile lock;

    private StudyClaim(StudyFolder folder, LockFile lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes a folder, which is made if need be; what killed runs left half written goes.
     *
     * @throws StoreException when another run has it, or it can't be written
     * @throws InvalidInputException when a folder inside is a symbolic link: a study writes to no place but its own
     */
    static StudyClaim take(StudyFolder folder) {
        try {
            LockFile lock = LockFile.tryTake(folder.lock())
                    .orElseThrow(
                            () -> new StoreException(folder.root() + ": another run of this study is writing to it"));
            StudyClaim claim = new StudyClaim(folder, lock);
            claim.tidy();
            return claim;
        } catch (IOException e) {
            throw StoreException.writing(folder.root(), e);
        }
    }

    private void tidy() throws IOException {
        for (Path inside : folder.folders()) {
            if (!inside.equals(folder.root()) && Files.isSymbolicLink(inside)) {
                lock.close();
                throw new InvalidInputException(
                        inside.toString(),
                        "expected a folder of the study's own, found a symbolic link",
                        "delete the link; a study writes to no other place");
            }
            if (Files.isDirectory(inside)) {
                AtomicFile.clear(inside);
            }
        }
    }

    /**
     * Readies the folder for a scenario: takes the old study away when one is begun anew, and otherwise makes sure that it is the same.
     *
     * @throws InvalidInputException naming what differs
     */
    void ready(StudyMode mode, Scenario scenario) {
        if (mode == StudyMode.RESTART) {
            Stream.of(folder.root(), folder.exitsAtMaxClocks(), folder.randomSearch())
                    .forEach(Study::discard);
        }
        if (Study.isBegunIn(folder.root())) {
            List<String> differences = ScenarioDifferences.between(folder.scenario(), scenario);
            if (!differences.isEmpty()) {
                throw changed("another study was begun in this folder: " + String.join("; ", differences));
            }
        } else {
            new StudyFiles(folder).writeScenario(scenario);
        }
    }

    private InvalidInputException changed(String what) {
        return new InvalidInputException(
                folder.root().toString(), what, "name another folder (--output), or begin anew with --restart.");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw StoreException.writing(folder.lock(), e);
        }
    }
}

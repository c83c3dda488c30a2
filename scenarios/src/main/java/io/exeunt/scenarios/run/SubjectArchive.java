package io.exeunt.scenarios.run;

import io.exeunt.explore.ExploreSpec;
import io.exeunt.explore.StudySubject;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.workbench.PackedSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A subject as bytes, in the form in which a study's own folder keeps it. */
final class SubjectArchive {
    private static final String DESCRIPTION = "study.json";

    private SubjectArchive() {}

    /**
     * Packs a subject.
     *
     * @param asked any question about it
     */
    static PackedSubject pack(StudySubject subject, ExploreSpec asked) {
        return inScratch(folder -> {
            new StudyInputs(folder).write(subject, asked, List.of(), List.of());
            return PackedSubject.of(FolderArchive.pack(folder, name -> true));
        });
    }

    /** The subject, as it was packed. */
    static StudySubject unpack(byte[] content) {
        return inScratch(folder -> {
            FolderArchive.unpack(content, folder, DESCRIPTION);
            return new StudyInputs(folder).subject();
        });
    }

    /** What is done in a folder that is gone afterwards. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it. */
        T in(Path folder) throws IOException;
    }

    static <T> T inScratch(Work<T> work) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            folder = Files.createTempDirectory("exeunt-");
            try {
                return work.in(folder);
            } finally {
                FolderArchive.remove(folder);
            }
        } catch (IOException e) {
            throw StoreException.writing(folder, e);
        }
    }
}

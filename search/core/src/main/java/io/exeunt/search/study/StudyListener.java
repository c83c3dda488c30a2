package io.exeunt.search.study;

/** Is told how a study gets on; called in the thread that runs the study. */
@FunctionalInterface
public interface StudyListener {
    /** Called once after every generation. */
    void onGeneration(StudyProgress progress);
}

package io.exeunt.search.study;

/** Is told how a study gets on; called in the thread that runs the study. */
@FunctionalInterface
public interface StudyListener {
    /** Called after each of the first generations, then 64 times while their number doubles, and after the last. */
    void onGeneration(StudyProgress progress);
}

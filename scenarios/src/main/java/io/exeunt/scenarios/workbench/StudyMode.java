package io.exeunt.scenarios.workbench;

/** What to do when the study folder already holds a study. */
public enum StudyMode {
    /** Go on with it; refuse if its inputs have changed. */
    RESUME,
    /** Throw its journal away and begin anew. */
    RESTART,
    /** Go on with it or, where its question or inputs have changed, start a new one from its front in a folder beside it. */
    FORK
}

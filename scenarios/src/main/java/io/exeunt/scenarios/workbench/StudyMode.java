package io.exeunt.scenarios.workbench;

/** What to do when the study folder already holds a study. */
public enum StudyMode {
    /** Go on with it; refuse if its inputs have changed. */
    RESUME,
    /** Throw its journal away and begin anew. */
    RESTART
}

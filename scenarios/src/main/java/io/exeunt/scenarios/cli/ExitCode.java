package io.exeunt.scenarios.cli;

/** How a call of {@code exeunt} ends, for scripts to branch on. */
public enum ExitCode {
    OK(0, "success"),
    INTERNAL(1, "internal error: a defect of Exeunt, please report it"),
    USAGE(2, "the command line is wrong"),
    INVALID_INPUT(3, "a file or value is wrong; the message says where"),
    FAILED_TRIALS(4, "finished, but more evaluations failed than tolerated"),
    INFEASIBLE(5, "finished, but no design keeps the budget"),
    CHECK_MISSED(6, "a check's threshold was missed"),
    STORAGE(7, "could not write or read back: disk full, no permission, damaged store"),
    RESOURCES(8, "memory, stack or a library that Java needs is missing; the message names a way out"),
    CRASHED(134, "the Java machine crashed in native code; finished work is kept, the same command resumes"),
    INTERRUPTED(130, "interrupted; finished work is kept, the same command resumes");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The process's exit status. */
    public int code() {
        return code;
    }

    /** What it says, in half a sentence. */
    public String meaning() {
        return meaning;
    }
}

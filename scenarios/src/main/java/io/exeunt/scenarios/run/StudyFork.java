package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.search.study.Study;
import io.exeunt.search.study.StudyChangedException;
import java.nio.file.Path;

/**
 * Goes on with a study or, where its question or what it was made of has changed since, starts a new one from its front in a folder beside
 * it: the first of &lt;folder&gt;-2, &lt;folder&gt;-3 … that holds no other study. The old one is not written to.
 */
final class StudyFork {
    private static final int FIRST = 2;
    private static final int LAST = 1000;

    private final LocalWorkbench workbench;
    private final Scenario scenario;
    private final PhaseLog log;

    StudyFork(LocalWorkbench workbench, Scenario scenario, PhaseLog log) {
        this.workbench = workbench;
        this.scenario = scenario;
        this.log = log;
    }

    /**
     * Runs the study that is there, or the new one.
     *
     * @param withReport whether to write report.html and the pictures beside the tables
     */
    Summary run(boolean withReport) {
        if (!isOther(scenario)) {
            try {
                return goOn(scenario, withReport);
            } catch (InvalidInputException e) {
                requireChanged(e);
            }
        }
        Path old = named(scenario.report().folder());
        for (int number = FIRST; number <= LAST; number++) {
            Scenario fork = scenario.into(old.resolveSibling(old.getFileName() + "-" + number))
                    .startingFrom(old);
            if (isOther(fork)) {
                continue;
            }
            log.note(old + " holds another study, which stays as it is: this one starts from its front in "
                    + fork.report().folder());
            try {
                return goOn(fork, withReport);
            } catch (InvalidInputException e) {
                requireChanged(e);
            }
        }
        throw new InvalidInputException(
                old.toString(),
                (LAST - FIRST + 1) + " studies were started from it already",
                "name another folder (--output)");
    }

    /**
     * A folder by its own name, where it was given as "." or the like.
     *
     * @throws InvalidInputException if it is a root, which has no name
     */
    static Path named(Path folder) {
        Path plain = folder.normalize();
        Path named = plain.toString().isEmpty() || plain.endsWith("..")
                ? plain.toAbsolutePath().normalize()
                : plain;
        if (named.getFileName() == null) {
            throw new InvalidInputException(
                    named.toString(),
                    "expected a folder beside which another one can be, given a root",
                    "name another folder (--output)");
        }
        return named;
    }

    private Summary goOn(Scenario one, boolean withReport) {
        return new StudyRun(workbench, one, log).run(StudyMode.RESUME, withReport);
    }

    /** Whether the folder that a scenario names holds a study of another question, as far as scenarios tell. */
    private static boolean isOther(Scenario one) {
        StudyFolder folder =
                new StudyFolder(one.report().folder().toAbsolutePath().normalize());
        return Study.isBegunIn(folder.root())
                && !ScenarioDifferences.between(folder.scenario(), one).isEmpty();
    }

    /** Anything else is a mistake to be told. */
    private static void requireChanged(InvalidInputException e) {
        if (!(e.getCause() instanceof StudyChangedException)) {
            throw e;
        }
    }
}

package io.exeunt.scenarios.spark;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.spark.CellAnswer.Broken;
import io.exeunt.scenarios.spark.CellAnswer.Found;
import io.exeunt.scenarios.spark.CellAnswer.Mistaken;
import io.exeunt.scenarios.spark.CellAnswer.Study;
import io.exeunt.scenarios.spark.CellAnswer.Warning;
import io.exeunt.scenarios.sweep.CellFailure;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What an executor does with a cell. A cell that breaks down is an answer like any other, so that Spark does not try it again. */
final class CellFunction extends AbstractFunction1<Iterator<CellInput>, CellAnswer> implements Serializable {
    private static final long serialVersionUID = 1;

    private final HashMap<String, Broadcast<byte[]>> subjects;
    private final String version;

    /**
     * Does any cell about these subjects.
     *
     * @param subjects by hash
     * @param version of Exeunt that asks
     */
    CellFunction(Map<String, Broadcast<byte[]>> subjects, String version) {
        this.subjects = new HashMap<>(subjects);
        this.version = version;
    }

    @Override
    public CellAnswer apply(Iterator<CellInput> cells) {
        CellInput cell = cells.next();
        List<Warning> warnings = new CopyOnWriteArrayList<>();
        try {
            byte[] study = studied(cell, warnings);
            return CellAnswer.of(cell.index(), new Study(study), warnings);
        } catch (CancelledException stopped) {
            throw new TaskKilledException("the user wants to stop");
        } catch (RuntimeException e) {
            return CellAnswer.of(cell.index(), broken(e), warnings);
        } catch (VirtualMachineError | LinkageError e) {
            return CellAnswer.of(cell.index(), new Broken("Java broke down on its executor: " + e), warnings);
        }
    }

    /** With the value that is wrong, if it is one of the scenario. */
    private static Found broken(RuntimeException e) {
        List<Found> mistakes = new ArrayList<>();
        if (e instanceof InvalidInputException wrong) {
            wrong.at((pointer, problem, hint) -> {
                mistakes.add(new Mistaken(pointer, problem, Objects.requireNonNullElse(hint, "")));
                return wrong;
            });
        }
        return mistakes.isEmpty() ? new Broken(CellFailure.reason(e)) : mistakes.get(0);
    }

    private byte[] studied(CellInput cell, List<Warning> warnings) {
        TaskContext task = TaskContext.get();
        RunContext context = new RunContext(
                task::isInterrupted, event -> heard(event, warnings), Clock.systemUTC(), cell.commandLine());
        Broadcast<byte[]> subject = Objects.requireNonNull(subjects.get(cell.subject()));
        return Subjects.studies(cell.subject(), subject::value, version).search(cell.scenario(), context);
    }

    private static void heard(ProgressEvent event, List<Warning> warnings) {
        if (event instanceof ProgressEvent.Warning warning) {
            warnings.add(new Warning(warning.text(), warning.hint()));
        }
    }
}

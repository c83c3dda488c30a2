package io.exeunt.scenarios.spark;

import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.reports.table.SweepCsv;
import io.exeunt.reports.table.SweepFrontsCsv;
import io.exeunt.scenarios.sweep.CellEnd;
import io.exeunt.scenarios.sweep.CellExecutor;
import io.exeunt.scenarios.sweep.CellWork;
import io.exeunt.scenarios.sweep.CellWork.Packed;
import io.exeunt.scenarios.sweep.PlannedCell;
import io.exeunt.scenarios.workbench.PackedStudy;
import io.exeunt.scenarios.workbench.PackedSubject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Cells as tasks of Spark, one each. What they have in common is sent to each executor once; what they found comes back as the result of
 * the task and is written here, so that no folder needs to be shared.
 */
final class SparkCells implements CellExecutor {
    private final Place place;
    private final String given;
    private final String version;

    SparkCells(Place place, String given, String version) {
        this.place = place;
        this.given = given;
        this.version = version;
    }

    @Override
    public List<CellEnd> run(List<PlannedCell> cells, CellWork work, BooleanSupplier stop) {
        CellEnd[] ends = new CellEnd[cells.size()];
        Map<String, PackedSubject> subjects = new LinkedHashMap<>();
        List<CellInput> inputs = packed(cells, work, stop, ends, subjects);
        if (!inputs.isEmpty() && !stop.getAsBoolean()) {
            try (JavaSparkContext spark = new JavaSparkContext(SparkSettings.of(place))) {
                computed(spark, inputs, sent(spark, subjects), new Desk(cells, work, ends), stop);
            }
        }
        return Arrays.stream(ends)
                .map(end -> end == null ? new CellEnd.Stopped() : end)
                .toList();
    }

    @Override
    public List<Path> tables(SweepReport sweep, Path folder) throws IOException {
        return List.of(
                ParquetTable.write(SweepCsv.table(sweep), folder.resolve("sweep.parquet")),
                ParquetTable.write(SweepFrontsCsv.table(sweep), folder.resolve("fronts.parquet")));
    }

    private static List<CellInput> packed(
            List<PlannedCell> cells,
            CellWork work,
            BooleanSupplier stop,
            CellEnd[] ends,
            Map<String, PackedSubject> subjects) {
        List<CellInput> inputs = new ArrayList<>();
        for (int i = 0; i < cells.size() && !stop.getAsBoolean(); i++) {
            Packed packed = work.pack(cells.get(i));
            if (packed instanceof Packed.Ready ready) {
                PackedStudy study = ready.study();
                subjects.putIfAbsent(study.subject().sha256(), study.subject());
                inputs.add(new CellInput(
                        i, study.scenario(), study.subject().sha256(), new ArrayList<>(study.commandLine())));
            } else {
                ends[i] = ((Packed.Ended) packed).end();
            }
        }
        return inputs;
    }

    private static Map<String, Broadcast<byte[]>> sent(JavaSparkContext spark, Map<String, PackedSubject> subjects) {
        Map<String, Broadcast<byte[]>> sent = new HashMap<>();
        subjects.forEach((sha256, subject) -> sent.put(sha256, spark.broadcast(subject.content())));
        return sent;
    }

    /** A cell that breaks its executors ends Spark's job: it is set aside, and the others go on in another one. */
    private void computed(
            JavaSparkContext spark,
            List<CellInput> inputs,
            Map<String, Broadcast<byte[]>> subjects,
            Desk desk,
            BooleanSupplier stop) {
        CellFunction function = new CellFunction(subjects, version);
        List<CellInput> open = inputs;
        while (!open.isEmpty() && !stop.getAsBoolean()) {
            List<CellInput> asked = open;
            try {
                new CellJob(spark, asked, function, given).run(desk, stop);
            } catch (SparkException broken) {
                new JobFailure(broken).blame(asked, given).forEach(desk::failedIfOpen);
            }
            open = asked.stream().filter(desk::isOpen).toList();
        }
    }
}

package io.exeunt.scenarios.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A class that opens files is named here, with the test that damages such files: a new reader is not forgotten. */
class FuzzListTest {
    private static final Set<String> OPENING = Set.of(
            "java.nio.file.Files.newInputStream",
            "java.nio.file.Files.newByteChannel",
            "java.nio.channels.FileChannel.open",
            "java.util.zip.ZipFile.<init>",
            "java.io.FileInputStream.<init>",
            "java.io.FileReader.<init>",
            "java.io.RandomAccessFile.<init>",
            "io.exeunt.ground.BoundedFile.bytes",
            "io.exeunt.ground.BoundedFile.text",
            "io.exeunt.ground.BoundedFile.reader",
            "io.exeunt.ground.BoundedFile.open");

    private static final Map<String, String> READERS = Map.ofEntries(
            Map.entry("io.exeunt.ground.BoundedFile", "each of the others"),
            Map.entry("io.exeunt.ground.Sha256", "reads bytes, and understands none"),
            Map.entry("io.exeunt.ground.AtomicFile", "writes"),
            Map.entry("io.exeunt.ground.LockFile", "locks, and reads nothing"),
            Map.entry("io.exeunt.ground.filekind.Recogniser", "RecogniserTest, and each of the others"),
            Map.entry("io.exeunt.ground.spec.DocumentReader", "FuzzTest: SCENARIO, DEVICE, SWEEP"),
            Map.entry("io.exeunt.hwmodels.calibration.CsvTable", "FuzzTest: LATENCIES, POWERS, RAIL"),
            Map.entry(
                    "io.exeunt.hwmodels.logs.LogText",
                    "FuzzTest: TRTEXEC_LOG, TFLITE_LOG, NCNN_LOG, ORT_LOG, PERF_LOG, LOADGEN_LOG, TEGRASTATS_LOG, METER_LOG,"
                            + " JTOP_LOG, SENSOR_LOG, WINDOW_LOG"),
            Map.entry(
                    "io.exeunt.hwmodels.measure.SystemFiles", "MachineMeasuringTest: what the kernel says under /sys"),
            Map.entry("io.exeunt.hwmodels.onnx.OnnxBranches", "OnnxFuzzTest: reads again what OnnxReader has read"),
            Map.entry("io.exeunt.hwmodels.onnx.ExternalData", "OnnxFuzzTest"),
            Map.entry("io.exeunt.hwmodels.onnx.GraphCopy", "OnnxFuzzTest: reads again what OnnxReader has read"),
            Map.entry("io.exeunt.hwmodels.onnx.OnnxReader", "OnnxFuzzTest"),
            Map.entry(
                    "io.exeunt.hwmodels.workload.table.LayerTables",
                    "FuzzTest: LAYER_TABLE, TORCHVISION_TABLE, NCNN_TABLE"),
            Map.entry("io.exeunt.policies.exit.VectorPopulations", "VectorPopulationsTest: what the kernel says"),
            Map.entry("io.exeunt.search.study.SearchCheckpointFile", "SearchCheckpointTest"),
            Map.entry("io.exeunt.policies.dl4j.data.DataFiles", "CifarTest"),
            Map.entry("io.exeunt.policies.dl4j.data.IdxImages", "FuzzTest: IDX"),
            Map.entry("io.exeunt.policies.dl4j.text.TextFile", "FuzzTest: TEXTS"),
            Map.entry("io.exeunt.policies.dl4j.heads.HalfStore", "its own file, that no other process sees"),
            Map.entry("io.exeunt.policies.dl4j.persistence.CheckpointFile", "CheckpointFileTest"),
            Map.entry("io.exeunt.policies.dl4j.persistence.NetworkFile", "NetworkFileTest"),
            Map.entry("io.exeunt.reports.table.DesignReader", "FuzzTest: FRONT"),
            Map.entry("io.exeunt.scenarios.cache.DurableFiles", "writes"),
            Map.entry("io.exeunt.scenarios.cache.EntryManifest", "ArtefactCacheTest"),
            Map.entry("io.exeunt.scenarios.cli.BoardFiles", "FuzzTest: DEVICE_TREE, LISTING"),
            Map.entry("io.exeunt.scenarios.cli.GateCommand", "FuzzTest: GATE"),
            Map.entry("io.exeunt.scenarios.run.Boards", "FuzzTest: DEVICE"),
            Map.entry(
                    "io.exeunt.scenarios.run.CachedSystems",
                    "its own file in the cache, whose checksum ArtefactCacheTest holds"),
            Map.entry("io.exeunt.scenarios.run.CurveFile", "CurveFileTest"),
            Map.entry("io.exeunt.scenarios.run.DesignFile", "StudyFilesFuzzTest"),
            Map.entry("io.exeunt.scenarios.run.FinishedStudy", "StudyFilesFuzzTest"),
            Map.entry("io.exeunt.scenarios.run.FrontFile", "StudyFilesFuzzTest"),
            Map.entry("io.exeunt.scenarios.dashboard.Dashboard", "DashboardTest: pages as they were written"),
            Map.entry("io.exeunt.hwmodels.measure.HeldClocks", "HeldClocksTest: its own record"),
            Map.entry("io.exeunt.hwmodels.measure.MeasuredTable", "MachineMeasuringTest: its own table"),
            Map.entry("io.exeunt.scenarios.spec.PortableScenario", "files that were read by others before"),
            Map.entry("io.exeunt.search.study.StoredStudy", "TrialsCsvTest, and StudyFile before it"),
            Map.entry("io.exeunt.scenarios.dashboard.RunFinder", "DashboardTest: the end of a log"),
            Map.entry("io.exeunt.scenarios.run.StudyGlance", "DashboardTest"),
            Map.entry("io.exeunt.scenarios.run.ResultFile", "StudyFilesFuzzTest"),
            Map.entry("io.exeunt.scenarios.run.ScenarioDifferences", "StudyFilesFuzzTest"),
            Map.entry("io.exeunt.scenarios.run.StudyInputs", "StudyFilesFuzzTest"),
            Map.entry("io.exeunt.scenarios.spec.ArrivalFile", "FuzzTest: ARRIVALS"),
            Map.entry("io.exeunt.scenarios.sweep.SweepFiles", "SweepCommandTest"),
            Map.entry("io.exeunt.search.study.Journal", "FuzzTest: JOURNAL"),
            Map.entry("io.exeunt.search.study.StudyFile", "FuzzTest: STUDY"),
            Map.entry(
                    "io.exeunt.simulator.npz.Npz",
                    "FuzzTest: TRACE, TRACE_ARRAY, TRACE_LABELS, TRACE_NAMES, BUNDLE; StudyFilesFuzzTest"));

    @Test
    void everyClassThatOpensAFileIsInTheList() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.exeunt");
        assertThat(new TreeSet<>(opening(ours))).isEqualTo(new TreeSet<>(READERS.keySet()));
    }

    private static Set<String> opening(JavaClasses classes) {
        return classes.stream()
                .filter(FuzzListTest::opens)
                .map(JavaClass::getName)
                .map(name -> name.contains("$") ? name.substring(0, name.indexOf('$')) : name)
                .collect(Collectors.toSet());
    }

    private static boolean opens(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .map(JavaAccess::getTarget)
                .anyMatch(target -> OPENING.contains(target.getOwner().getName() + "." + target.getName()));
    }
}

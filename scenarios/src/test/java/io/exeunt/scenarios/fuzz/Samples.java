package io.exeunt.scenarios.fuzz;

import io.exeunt.hwmodels.importer.BoardText;
import io.exeunt.hwmodels.importer.DeviceTreeOpps;
import io.exeunt.hwmodels.importer.OppChoice;
import io.exeunt.hwmodels.importer.SysfsOpps;
import io.exeunt.search.algorithm.NsgaII;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import io.exeunt.search.study.Study;
import io.exeunt.search.study.StudySpec;
import io.exeunt.search.study.TrialExecutor;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Small whole files of the binary kinds and of a study, and how they are read. */
final class Samples {
    static final byte[] DEVICE_TREE = text("""
            /dts-v1/;
            #define UV 1000
            / {
              cpus { cpu@0 { operating-points-v2 = <&c_opp>; };
                     cpu@1 { operating-points = <396000 975000 792000 (1175 * UV)>; clock-latency = <61036>; }; };
              c_opp: opp-table-0 {
                compatible = "operating-points-v2"; opp-shared;
                a { opp-hz = /bits/ 64 <408000000>; opp-microvolt = <825000 825000 1250000>; clock-latency-ns = <40000>; };
                b { opp-hz = <0 600000000>; opp-microvolt-speed0 = <900000>; opp-supported-hw = <0x6 0x1>; turbo-mode; };
                c { opp-hz = /bits/ 64 <(2 > 1 ? 800 * 1000 * 1000 : 0)>; status = "disabled"; }; };
            };
            &c_opp { d { opp-hz = /bits/ 64 <1008000000>; }; /delete-node/ a; };
            """);
    static final byte[] LISTING = text("""
            /sys/devices/system/cpu/cpufreq/policy0/scaling_available_frequencies:600000 1000000 1500000
            /sys/devices/system/cpu/cpufreq/policy0/scaling_boost_frequencies:1800000
            /sys/devices/system/cpu/cpufreq/policy0/cpuinfo_transition_latency:40000
            /sys/devices/system/cpu/cpufreq/policy0/related_cpus:0 1 2 3
            /sys/class/devfreq/ff9a0000.gpu/available_frequencies:200000000 297000000 400000000
            /sys/kernel/debug/opp/cpu0/opp:408000000/supply-0/u_volt_target:825000
            /sys/kernel/debug/opp/cpu0/opp:408000000/rate_hz:408000000
            """);

    private static final DesignSpace SPACE = DesignSpace.of(
            new Dimension.Flag("early"),
            new Dimension.Choice("policy", List.of("entropy", "margin")),
            new Dimension.IntRange("clock", 1, 12),
            new Dimension.RealRange("threshold", 0, 1));
    private static final Goals GOALS = new Goals(
            List.of(Objective.maximize("accuracy", ""), Objective.minimize("energy", "mJ")),
            List.of(Constraint.atMost("latency", "ms", 8)));

    private static final Map<String, byte[]> STUDY =
            Map.of("study.json", study("study.json"), "trials.jsonl", study("trials.jsonl"));

    private Samples() {}

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] written(String name, Consumer<Path> writer) {
        return inFolder(folder -> {
            writer.accept(folder.resolve(name));
            return folder.resolve(name);
        });
    }

    /** What lies in a file of a new folder, which is taken away again. */
    private static byte[] inFolder(UnaryOperator<Path> maker) {
        try {
            Path folder = Files.createTempDirectory("samples");
            byte[] content = Files.readAllBytes(maker.apply(folder));
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredTrace stored() {
        float[] values = {0.75f, 0.125f, 0.125f, 0, 0.5f, 0.5f};
        ExitOutputs outputs = new ExitOutputs(HeadKind.SOFTMAX, 3, values, new float[] {0.5f, 0.25f});
        TraceSplit fit = new TraceSplit("fit", new int[] {0, 2}, List.of(outputs, outputs));
        TraceSplit report = new TraceSplit("report", new int[] {1, 1}, List.of(outputs, outputs));
        double[] costs = {2, 3};
        return new StoredTrace(
                new ExitTrace("net", List.of("early", "final"), fit, report), new ExitCosts("MMAC", costs, costs));
    }

    static byte[] trace() {
        return written("t.npz", file -> TraceFile.write(file, stored()));
    }

    static byte[] bundle() {
        return written("b.npz", file -> TraceFile.writeBundle(file, Map.of("softmax", stored())));
    }

    /** The bytes of one array of {@link #trace()}. */
    static byte[] array(String name) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(trace()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name + ".npy")) {
                    return zip.readAllBytes();
                }
            }
            throw new IllegalStateException("no array " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The trace with another content of one array, in a zip whose checksums are right. */
    static byte[] trace(String name, byte[] array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(trace()));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(name + ".npy") ? array : zip.readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    static void readDeviceTree(Path file) throws IOException {
        String text = BoardText.decode(file.toString(), Files.readAllBytes(file));
        DeviceTreeOpps.read(file.toString(), text, OppChoice.NONE, (including, name) -> Optional.empty());
    }

    static void readListing(Path file) throws IOException {
        SysfsOpps.read(file.toString(), BoardText.decode(file.toString(), Files.readAllBytes(file)));
    }

    private static void run(Path folder) {
        StudySpec spec = StudySpec.builder(SPACE, GOALS)
                .algorithm(NsgaII.standard(10))
                .budget(30)
                .seed(5)
                .build();
        try (TrialExecutor executor = TrialExecutor.serial(Samples::evaluate)) {
            new Study(spec).run(folder, executor, InstantSource.system());
        }
    }

    private static Evaluation evaluate(DesignPoint point) {
        double threshold = point.real("threshold");
        double clock = point.integer("clock");
        return GOALS.evaluation(
                point, Map.of("accuracy", threshold, "energy", clock * threshold, "latency", 10 / clock));
    }

    /** A file of a study of thirty trials. */
    static byte[] study(String name) {
        return inFolder(folder -> {
            run(folder);
            return folder.resolve(name);
        });
    }

    /** Goes on with the study whose folder the file is in; what is missing there is whole. */
    static void resume(Path file) throws IOException {
        Path folder = file.resolveSibling("study");
        Files.createDirectories(folder);
        for (String name : List.of("study.json", "trials.jsonl")) {
            Files.write(folder.resolve(name), file.endsWith(name) ? Files.readAllBytes(file) : STUDY.get(name));
        }
        run(folder);
    }
}

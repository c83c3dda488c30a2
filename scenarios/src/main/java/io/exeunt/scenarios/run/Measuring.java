package io.exeunt.scenarios.run;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.measure.ClockAxis;
import io.exeunt.hwmodels.measure.ClockKnob;
import io.exeunt.hwmodels.measure.CopyTest;
import io.exeunt.hwmodels.measure.HeldClocks;
import io.exeunt.hwmodels.measure.HostBoard;
import io.exeunt.hwmodels.measure.LatencySampler;
import io.exeunt.hwmodels.measure.MachineMeasuring;
import io.exeunt.hwmodels.measure.MeasuredTable;
import io.exeunt.hwmodels.measure.PowerRail;
import io.exeunt.hwmodels.measure.PowerWatch;
import io.exeunt.hwmodels.measure.SystemFiles;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.policies.onnxruntime.OnnxSession;
import io.exeunt.scenarios.workbench.MeasurementRequest;
import io.exeunt.scenarios.workbench.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures models on this machine with ONNX Runtime. */
final class Measuring {
    /** Where what clocks were before is kept until they are set back. */
    static final String RECORD = "clocks-before";

    private final MeasurementRequest request;
    private final Path record;
    private final PhaseLog log;
    private final SystemFiles files;

    /**
     * A measurement.
     *
     * @param store folder for what clocks were before
     */
    Measuring(MeasurementRequest request, Path store, PhaseLog log) {
        this.request = request;
        this.record = store.resolve(RECORD);
        this.log = log;
        files = new SystemFiles(request.root());
    }

    Summary run() {
        List<ClockAxis> axes = new ArrayList<>();
        request.clocks().forEach((domain, text) -> axes.add(ClockAxis.parse(files, domain, text)));
        MeasuredModels models =
                log.run("read", request.models().size() + " models", () -> Result.made(new MeasuredModels(request)));
        write(request.networks(), LayerTables.toJson(models.graphs()));
        HostBoard host = new HostBoard(
                files,
                request.unit(),
                axes,
                CopyTest.bytesPerS(request.stopwatch().nanos()));
        request.board().ifPresent(file -> write(file, DeviceCatalog.print(host.device(id(file)))));
        List<PowerRail> rails = PowerRail.of(files, log::note);
        Optional<String> input = input(rails);
        tellWhatIsMissing(axes, rails, input);
        MeasuredTable table = new MeasuredTable(
                request.table(),
                "onnxruntime",
                request.unit(),
                axes.stream().map(ClockAxis::domain).toList(),
                rails.stream().map(PowerRail::name).toList(),
                input);
        if (request.goOn()) {
            table.goOn();
            if (table.size() > 0) {
                log.note("kept: " + rows(table.size()) + " that the table has already; --force measures anew");
            }
        }
        int rows = MachineMeasuring.rows(models.jobs().size(), axes);
        log.run("measure", rows(rows), () -> Result.made(measure(models, axes, rails, table, rows)));
        return summary(host, table);
    }

    private int measure(
            MeasuredModels models, List<ClockAxis> axes, List<PowerRail> rails, MeasuredTable table, int rows) {
        HeldClocks clocks =
                HeldClocks.take(files, axes.stream().map(ClockAxis::knob).toList(), record);
        Thread hook = new Thread(clocks::close, "clocks back");
        Runtime.getRuntime().addShutdownHook(hook);
        log.context().cancellation().beforeQuitting(clocks::close);
        try (clocks) {
            LatencySampler sampler = new LatencySampler(
                    request.sampling(), request.stopwatch(), log.context().cancellation());
            PowerWatch watch = new PowerWatch(files, rails, request.stopwatch().nanos());
            new MachineMeasuring(files, axes, clocks, watch, sampler, text -> log.warn(text, ""))
                    .measure(models.jobs(), models::open, table, done -> tell(done, rows));
        } finally {
            forget(hook);
        }
        return table.size();
    }

    /** A hook can't be taken back once the process ends; then it has run, or will. */
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            System.getLogger(Measuring.class.getName()).log(System.Logger.Level.DEBUG, "the process is ending", ending);
        }
    }

    private void tell(int done, int rows) {
        log.context().progress().on(new ProgressEvent.Step("measure", done, rows, "rows", Double.NaN, Double.NaN, ""));
    }

    private Optional<String> input(List<PowerRail> rails) {
        List<String> names = rails.stream().map(PowerRail::name).toList();
        request.inputRail().filter(name -> !names.contains(name)).ifPresent(name -> {
            throw new InvalidInputException(
                    "--input-rail",
                    "no meter of this machine is called '" + name + "'; it has "
                            + (names.isEmpty() ? "none" : String.join(", ", names)),
                    Suggestion.hint(name, names).orElse(null));
        });
        return request.inputRail().or(() -> rails.stream()
                .filter(PowerRail::boardInput)
                .map(PowerRail::name)
                .findFirst());
    }

    private void tellWhatIsMissing(List<ClockAxis> axes, List<PowerRail> rails, Optional<String> input) {
        if (axes.isEmpty()) {
            List<String> knobs =
                    ClockKnob.of(files).stream().map(ClockKnob::name).toList();
            log.note(
                    knobs.isEmpty()
                            ? "clocks: this machine has none that can be set (no cpufreq, no devfreq); measured at the one that it chose"
                            : "clocks: left as they are; --clocks " + request.unit() + "=" + knobs.get(0)
                                    + " holds one at each of its operating points (there are "
                                    + String.join(", ", knobs) + ")");
        }
        if (rails.isEmpty()) {
            log.note("power: this machine shows no meter (no hwmon, no INA3221, no RAPL); latency alone is measured");
        } else if (input.isEmpty()) {
            log.note("power: no meter tells what the whole board draws, so there is no column power_w; there are "
                    + String.join(", ", rails.stream().map(PowerRail::name).toList()));
        }
    }

    private Summary summary(HostBoard host, MeasuredTable table) {
        List<Path> written = new ArrayList<>(List.of(request.table(), request.networks()));
        request.board().ifPresent(written::add);
        return new Summary(
                Summary.Status.COMPLETE,
                String.format(
                        Locale.ROOT,
                        "%s measured on %s with ONNX Runtime %s.",
                        rows(table.size()),
                        host.name(),
                        OnnxSession.version()),
                List.of(),
                log.phases(),
                written);
    }

    private static String rows(int number) {
        return number + (number == 1 ? " row" : " rows");
    }

    private static String id(Path file) {
        String id = String.valueOf(file.getFileName())
                .replaceFirst("\\.ya?ml$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return id.isEmpty() ? "machine" : id;
    }

    private static void write(Path file, String text) {
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        }
    }
}

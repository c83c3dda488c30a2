package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.calibration.DeviceCheck;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.validation.NoiseFloor;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows how predictions compare with measurements. */
final class CheckPrinter {
    private static final List<AccuracyColumn> COLUMNS = List.of(AccuracyColumn.values());

    private final PrintWriter out;
    private final Device device;
    private final String what;

    CheckPrinter(PrintWriter out, Device device, String what) {
        this.out = out;
        this.device = device;
        this.what = what;
    }

    void print(DeviceCheck check, Optional<NoiseFloor> floor) {
        String specs =
                check.bySpec().keySet().stream().map(PlatformSpec::describe).collect(Collectors.joining(", "));
        out.println(device.id() + ", " + specs + ", " + what);
        out.println();
        AccuracyListing overall = new AccuracyListing("", COLUMNS).row("all", check.overall());
        if (check.bySpec().size() > 1) {
            check.bySpec().forEach((spec, accuracy) -> overall.row(spec.describe(), accuracy));
        }
        overall.print(out);
        if (check.unsettled() > 0) {
            out.printf(
                    "warning: %d of %d fits did not come to rest, the best constants that they met predict: these"
                            + " measurements contradict each other or say too little%n",
                    check.unsettled(), check.fits());
        }
        check.skipped()
                .forEach(each -> out.printf(
                        "not predicted: %s (%d measurements): %s%n", each.what(), each.measurements(), each.why()));
        check.coverage().ifPresent(coverage -> out.println(coverage.describe()));
        out.println(floor.map(each -> "noise floor " + Format.percent(each.share()) + ": " + each.basis())
                .orElse("noise floor unknown: no repeated rows, equal networks or deviations; --noise-floor gives it"));
        AccuracyListing.several(out, "network", COLUMNS, check.byNetwork());
        AccuracyListing.several(out, "operating state", COLUMNS, check.byClocks(device));
    }
}

package io.exeunt.scenarios.run;

import io.exeunt.explore.result.Assumption;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.DeviceDescription;
import io.exeunt.hwmodels.device.DeviceDescription.Fact;
import io.exeunt.hwmodels.device.DeviceDescription.OppLines;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import io.exeunt.scenarios.spec.DeviceSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a study rests on, for the report's footnotes: every number of the device with its source, and how things were modelled. */
final class Assumptions {
    private static final List<Assumption> MODEL = List.of(
            assumed(
                    "Latency is unloaded service time at the batch size of the scenario: no queue, no other load, no heat"),
            assumed("Samples of one path cost the same: run time does not depend on the values that are computed"),
            assumed(
                    "An operator that waits for memory switches as much as one that computes; while an operator is being"
                            + " started, the activity of the device file is charged, or full activity where it has none"),
            assumed("Leakage is that of the reference temperature in the device file"),
            assumed("Batch norms are folded into their convolutions, as inference runtimes do"),
            assumed("An exit head is charged wherever it is evaluated, whether the sample leaves there or not"),
            assumed(
                    "Changing clocks stalls the device for the switch time of the domains that change; the change back to the first "
                            + "segment's clocks is charged to the inference as energy, not as latency"));

    private Assumptions() {}

    /** Of every board, each once. */
    static List<Assumption> of(List<DeviceSpec> devices) {
        return devices.stream()
                .map(Boards::device)
                .flatMap(device -> of(device).stream())
                .distinct()
                .toList();
    }

    static List<Assumption> of(Device device) {
        DeviceDescription description = DeviceDescription.of(device);
        List<Assumption> assumptions = new ArrayList<>(MODEL);
        description.oppTables().forEach(table -> assumptions.addAll(of(table, device)));
        Map<Provenance, List<Fact>> factsByOrigin = description.facts().stream()
                .collect(Collectors.groupingBy(
                        fact -> new Provenance(fact.kind(), fact.source()),
                        () -> new TreeMap<>(
                                Comparator.comparing(Provenance::kind).thenComparing(Provenance::source)),
                        Collectors.toList()));
        factsByOrigin.forEach((origin, facts) -> assumptions.add(stated(text(facts), origin, device)));
        return assumptions;
    }

    private static List<Assumption> of(OppLines table, Device device) {
        List<Assumption> assumptions = new ArrayList<>();
        assumptions.add(stated("Clocks of " + table.domain(), table.clocks(), device));
        Provenance voltages = table.voltages();
        if (voltages != null) {
            String relative = table.scale() == VoltageScale.RELATIVE ? " (relative to the lowest)" : "";
            assumptions.add(stated("Voltages of " + table.domain() + relative, voltages, device));
        }
        return assumptions;
    }

    private static String text(List<Fact> facts) {
        return facts.stream()
                .map(fact -> fact.path() + " = " + String.format(Locale.ROOT, "%.4g", fact.value()))
                .collect(Collectors.joining(", "));
    }

    private static Assumption stated(String text, Provenance origin, Device device) {
        String source = device.sources().getOrDefault(origin.source(), origin.source());
        return new Assumption(text, kind(origin.kind()), source);
    }

    private static Assumption assumed(String text) {
        return new Assumption(text, Assumption.Kind.ASSUMED, "");
    }

    private static Assumption.Kind kind(Provenance.Kind kind) {
        return switch (kind) {
            case MEASURED -> Assumption.Kind.MEASURED;
            case DECLARED -> Assumption.Kind.DECLARED;
            case FITTED -> Assumption.Kind.FITTED;
            case ASSUMED -> Assumption.Kind.ASSUMED;
        };
    }
}

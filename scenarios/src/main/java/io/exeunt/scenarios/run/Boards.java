package io.exeunt.scenarios.run;

import io.exeunt.explore.Board;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.UncertainPlatform;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.scenarios.spec.DeviceSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The boards that a scenario names, each under a name of its own. */
final class Boards {
    private Boards() {}

    /** In the scenario's order. */
    static List<Board> of(List<DeviceSpec> devices) {
        return of(devices, Boards::platform);
    }

    /** In the scenario's order, with platforms from elsewhere. */
    static List<Board> of(List<DeviceSpec> devices, Function<DeviceSpec, Platform> platforms) {
        List<Board> boards = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (DeviceSpec spec : devices) {
            boards.add(
                    new Board(unique(name(spec, devices), taken), platforms.apply(spec), Optional.of(uncertain(spec))));
        }
        return boards;
    }

    /** The board's id, with what else is chosen where that tells it apart, and its conditions. */
    private static String name(DeviceSpec spec, List<DeviceSpec> all) {
        String id = device(spec).id();
        boolean chosenAlike = all.stream()
                .filter(other -> device(other).id().equals(id))
                .allMatch(other -> chosen(other).equals(chosen(spec)));
        String conditions = spec.conditions().describe();
        return (chosenAlike ? id : id + " " + chosen(spec)) + (conditions.isEmpty() ? "" : " (" + conditions + ")");
    }

    private static String chosen(DeviceSpec spec) {
        return String.join(
                "/", spec.unit(), spec.runtime(), spec.precision().name().toLowerCase(Locale.ROOT));
    }

    private static String unique(String name, Set<String> taken) {
        String free = name;
        for (int n = 2; !taken.add(free); n++) {
            free = name + " #" + n;
        }
        return free;
    }

    static Device device(DeviceSpec spec) {
        return spec.source() instanceof DeviceSpec.Source.Catalogued catalogued
                ? DeviceCatalog.find(catalogued.id())
                : DeviceCatalog.load(((DeviceSpec.Source.File) spec.source()).path());
    }

    static Platform platform(DeviceSpec spec) {
        return uncertain(spec).platform();
    }

    private static UncertainPlatform uncertain(DeviceSpec spec) {
        return new UncertainPlatform(device(spec), spec.platform(), spec.conditions());
    }

    /** The text of a device's file. */
    static String file(DeviceSpec spec) {
        if (spec.source() instanceof DeviceSpec.Source.Catalogued catalogued) {
            return DeviceCatalog.file(catalogued.id());
        }
        Path file = ((DeviceSpec.Source.File) spec.source()).path();
        try {
            return BoundedFile.text(file, BoundedFile.MIB, "a device file");
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }
}

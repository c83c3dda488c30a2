package io.exeunt.hwmodels.catalog;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.filekind.Wanted;
import io.exeunt.ground.spec.bind.SpecReader;
import io.exeunt.hwmodels.device.Device;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The shipped device files, by id, and a way to read one's own. */
public final class DeviceCatalog {
    /** Class-path name of the JSON Schema of device files. */
    public static final String SCHEMA = "/io/exeunt/hwmodels/schema/device.schema.json";

    private static final SpecReader<Device> READER = SpecReader.of(Device.class, DeviceCatalog.SCHEMA);
    private static final List<String> IDS = List.of(
            "armv8-board",
            "firefly-rk3588s",
            "gtx-1080-ti",
            "jetson-agx-orin",
            "jetson-agx-xavier",
            "jetson-nano",
            "jetson-orin-nano",
            "jetson-orin-nx",
            "jetson-tx1",
            "jetson-tx2",
            "jetson-xavier-nx",
            "khadas-vim4",
            "odroid-n2-plus",
            "odroid-xu4",
            "raspberry-pi-4",
            "raspberry-pi-5",
            "rock-5b",
            "rockpro64",
            "xeon-silver-4210r");

    private DeviceCatalog() {}

    /** Ids of the shipped devices, sorted. */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * A shipped device.
     *
     * @throws InvalidInputException if there is none of this id; with a guess
     */
    public static Device find(String id) {
        return READER.parse(id + ".yaml", file(id));
    }

    /**
     * The file of a shipped device as it stands, to copy and change.
     *
     * @throws InvalidInputException if there is none of this id; with a guess
     */
    public static String file(String id) {
        if (!IDS.contains(id)) {
            throw new InvalidInputException(
                    "device '" + id + "'",
                    "no such device; known: " + String.join(", ", IDS),
                    Suggestion.hint(id, IDS).orElse("it is a device file of your own: give its path, ending in .yaml"));
        }
        return text(id + ".yaml");
    }

    /**
     * A device from a user's own file.
     *
     * @throws InvalidInputException if the file is missing or wrong
     */
    public static Device load(Path file) {
        Wanted.DEVICE.require(file);
        return READER.read(file);
    }

    /**
     * A device from a file's text.
     *
     * @param source what messages call it
     * @param text YAML or JSON
     * @throws InvalidInputException if it is wrong
     */
    public static Device parse(String source, String text) {
        return READER.parse(source, text);
    }

    /** A device as the text of a file, which reads back as the same. */
    public static String print(Device device) {
        return READER.print(device);
    }

    /** Keys of device files that no component stands for, and components without a key; empty if the two agree. */
    static List<String> disagreements() {
        return READER.disagreements();
    }

    /** A shipped device by its id, or one's own by a path that ends in .yaml, .yml or .json, or where there is a file. */
    public static Device resolve(String idOrFile) {
        boolean file = idOrFile.matches(".*\\.(ya?ml|json)") || !IDS.contains(idOrFile) && new File(idOrFile).isFile();
        return file ? load(Path.of(idOrFile)) : find(idOrFile);
    }

    private static String text(String resource) {
        try (InputStream in = DeviceCatalog.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Expected " + resource + " to be on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

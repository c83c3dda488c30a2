package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.spec.bind.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rails whose board constants ship with Exeunt: a new workload on them needs two or three clocks of its own. */
public final class RailBoards {
    private static final String FOLDER = "/io/exeunt/hwmodels/calibration/";
    private static final String FILE = "rails.yaml";
    private static final SpecReader<Shipped> READER = SpecReader.of(Shipped.class, FOLDER + "rails.schema.json");
    private static final List<Entry> ENTRIES = READER.parse(FILE, text()).rails();

    /** The file. */
    private record Shipped(List<Entry> rails) {}

    private record Entry(
            String board,
            String rail,
            String source,
            double standingW,
            double standingExponent,
            double kneeGhz,
            Map<String, Double> profileMhz) {
        RailBoard toBoard() {
            Map<Double, Double> profile = new HashMap<>();
            profileMhz.forEach((mhz, factor) -> profile.put(Double.parseDouble(mhz) * 1e6, factor));
            return new RailBoard(standingW, standingExponent, kneeGhz, profile);
        }
    }

    private RailBoards() {}

    /**
     * The constants of a rail, if they ship.
     *
     * @param board device id
     * @param rail unit id
     */
    public static Optional<RailBoard> find(String board, String rail) {
        return ENTRIES.stream()
                .filter(entry -> entry.board().equals(board) && entry.rail().equals(rail))
                .findFirst()
                .map(Entry::toBoard);
    }

    /** Where the file and what it is read into part; nowhere. */
    static List<String> disagreements() {
        return READER.disagreements();
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(RailBoards.class.getResourceAsStream(FOLDER + FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + FILE, e);
        }
    }
}

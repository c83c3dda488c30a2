package io.exeunt.hwmodels.calibration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rails whose board constants ship with Exeunt: a new workload on them needs two or three clocks of its own. */
public final class RailBoards {
    private static final String RESOURCE = "/io/exeunt/hwmodels/calibration/rails.yaml";
    private static final List<Entry> ENTRIES = read();

    private record Entry(
            String board,
            String rail,
            String source,
            double standingW,
            double standingExponent,
            double kneeGhz,
            Map<Double, Double> profileMhz) {
        RailBoard toBoard() {
            Map<Double, Double> profile = new HashMap<>();
            profileMhz.forEach((mhz, factor) -> profile.put(mhz * 1e6, factor));
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
        return entry(board, rail).map(Entry::toBoard);
    }

    /** What the constants of a rail were fitted to. */
    public static Optional<String> source(String board, String rail) {
        return entry(board, rail).map(Entry::source);
    }

    private static Optional<Entry> entry(String board, String rail) {
        return ENTRIES.stream()
                .filter(entry -> entry.board().equals(board) && entry.rail().equals(rail))
                .findFirst();
    }

    private static List<Entry> read() {
        YAMLMapper yaml = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        try (InputStream in = RailBoards.class.getResourceAsStream(RESOURCE)) {
            return List.copyOf(yaml.readValue(in, new TypeReference<List<Entry>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + RESOURCE, e);
        }
    }
}

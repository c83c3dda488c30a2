package io.exeunt.hwmodels.logs;

import io.exeunt.ground.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code tegrastats} prints: a line per sample with rails as "VDD_IN 3210/3180" (now/average, mW). The whole module is VDD_IN or
 * POM_5V_IN, the whole board VIN (AGX Thor); other AGX boards have no such rail, and there it is the sum of those that they have.
 */
final class TegrastatsLog {
    private static final Pattern RAIL =
            Pattern.compile("\\b([A-Z][A-Z0-9_]*) (\\d{1,9})(?:mW)?/\\d{1,9}(?:mW)?(?![\\dMk])");
    private static final List<String> WHOLE = List.of("VDD_IN", "POM_5V_IN", "VIN");

    private TegrastatsLog() {}

    /** @param rail that is wanted; empty for the whole module */
    static PowerLog read(LogText log, String rail) {
        List<Double> watts = new ArrayList<>();
        String meaning = "";
        for (int i = 0; i < log.lines().size(); i++) {
            Map<String, Double> rails = rails(log.lines().get(i));
            if (!rails.isEmpty()) {
                List<String> wanted = wanted(rails, rail, log.where(i));
                meaning = String.join(" + ", wanted);
                double milliwatts = wanted.stream()
                        .mapToDouble(name -> rails.getOrDefault(name, 0.0))
                        .sum();
                if (milliwatts > 0) {
                    watts.add(milliwatts / 1e3);
                }
            }
        }
        if (watts.isEmpty()) {
            throw meaning.isEmpty()
                    ? log.lacks("rails with their power, such as VDD_IN 3210/3180", "this board has no meters")
                    : log.lacks("a power above 0 of " + meaning, "this rail fed nothing; --rail names another");
        }
        double[] times = new double[watts.size()];
        Arrays.fill(times, Double.NaN);
        return new PowerLog(
                log.file(),
                meaning,
                times,
                watts.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Map<String, Double> rails(String line) {
        Map<String, Double> rails = new LinkedHashMap<>();
        Matcher matcher = RAIL.matcher(line);
        while (matcher.find()) {
            if (!List.of("RAM", "SWAP", "IRAM").contains(matcher.group(1))) {
                rails.put(matcher.group(1), Double.valueOf(matcher.group(2)));
            }
        }
        return rails;
    }

    private static List<String> wanted(Map<String, Double> rails, String rail, String where) {
        if (!rail.isEmpty()) {
            if (!rails.containsKey(rail)) {
                throw new InvalidInputException(
                        where, "no rail is called '" + rail + "'; it has " + String.join(", ", rails.keySet()), null);
            }
            return List.of(rail);
        }
        return WHOLE.stream()
                .filter(rails::containsKey)
                .findFirst()
                .map(List::of)
                .orElseGet(() -> List.copyOf(rails.keySet()));
    }
}

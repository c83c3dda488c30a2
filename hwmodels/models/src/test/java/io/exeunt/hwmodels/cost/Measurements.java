package io.exeunt.hwmodels.cost;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.table.LayerTables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Published measurements of real boards, where they lie beside the repository. */
public final class Measurements {
    private Measurements() {}

    /** The operators of a torchvision network. */
    public static List<Operator> torchvision(String network) {
        return LayerTables.read(SharedFolder.file("workloads/torchvision_workloads.json.gz"), network)
                .operators();
    }

    /** The operators of a network of ncnn's benchmark. */
    public static List<Operator> ncnn(String network) {
        return LayerTables.read(SharedFolder.file("workloads/ncnn_workloads.json.gz"), network)
                .operators();
    }

    /** Rows of a CSV by column name; quoted commas are not split. */
    public static List<Map<String, String>> rows(String file) {
        List<String> lines = lines(SharedFolder.file("measurements/" + file));
        List<String> header = cells(lines.get(0));
        return lines.stream().skip(1).map(line -> row(header, cells(line))).toList();
    }

    private static Map<String, String> row(List<String> header, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }

    private static List<String> lines(Path file) {
        try (var in = Files.newInputStream(file);
                var text = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return text.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

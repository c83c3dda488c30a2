package io.exeunt.reports.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Importance;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.LoadFigures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Setting;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.IndentedJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The front as JSON, complete enough to simulate each design again ({@link DesignReader} reads one back). Numbers are in SI units
 * with the unit in the key; energy is {@code null} where it is not modelled, {@code report} is {@code null} where a design was not
 * scored on that split. {@code refined_from} names the trial that a design was refined from after the search. {@code cycles} are means per inference on report, by segment and head, on each board; empty where there are none.
 */
public final class FrontJson {
    /** Rises when a reader of the old form would misread the new one. */
    public static final int SCHEMA_VERSION = 2;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FrontJson() {}

    /** The whole file, indented, lines ended by LF. */
    public static String of(StudyReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("kind", "exeunt-front");
        root.put("title", report.title());
        root.put("version", report.reproduction().version());
        root.put("seed", report.reproduction().seed());
        setting(root.putObject("setting"), report.setting());
        targets(root, report);
        Knee knee = report.knee();
        root.put("knee", knee == null ? null : knee.designId());
        WinnersJson.write(root.putObject("winners"), report.winners());
        importance(root.putObject("importance"), report);
        ArrayNode designs = root.putArray("designs");
        for (Design design : report.designs(Standing.FRONT)) {
            String standing = design.standing().name().toLowerCase(Locale.ROOT);
            design(designs.addObject().put("standing", standing), report.setting(), design);
        }
        ArrayNode baselines = root.putArray("baselines");
        report.baselines().forEach(baseline -> baseline(baselines.addObject(), report.setting(), baseline));
        return IndentedJson.text(root);
    }

    private static void setting(ObjectNode node, Setting setting) {
        node.put("network", setting.network());
        node.put("platform", setting.platform());
        node.put("dataset", setting.dataset());
        ArrayNode splits = node.putArray("splits");
        setting.splits().forEach(split -> splits.addObject()
                .put("name", split.name())
                .put("samples", split.samples())
                .put("use", split.use()));
        setting.exits().forEach(node.putArray("exits")::add);
        setting.segments().forEach(node.putArray("segments")::add);
        ArrayNode domains = node.putArray("domains");
        setting.domains().forEach(domain -> {
            ObjectNode object = domains.addObject().put("id", domain.id());
            domain.freqHz().forEach(object.putArray("freqHz")::add);
        });
    }

    private static void targets(ObjectNode root, StudyReport report) {
        ArrayNode objectives = root.putArray("objectives");
        for (int i = 0; i < report.objectives().size(); i++) {
            Metric metric = report.objectives().get(i);
            ObjectNode node = objectives.addObject().put("metric", metric.key());
            node.put("direction", metric.direction().name().toLowerCase(Locale.ROOT));
            if (!report.history().reference().isEmpty()) {
                node.put("reference", report.history().reference().get(i));
            }
        }
        ArrayNode limits = root.putArray("limits");
        for (Limit limit : report.limits()) {
            limits.addObject()
                    .put("metric", limit.metric().key())
                    .put("sense", limit.sense().name().toLowerCase(Locale.ROOT))
                    .put("bound", limit.bound());
        }
    }

    /** Shares of the variance over the whole space that go back to one dimension alone, by objective. */
    private static void importance(ObjectNode node, StudyReport report) {
        Importance importance = report.history().importance();
        node.put("designs", importance.designs());
        ArrayNode dimensions = node.putArray("dimensions");
        for (Importance.Choice choice : importance.choices()) {
            ObjectNode shares =
                    dimensions.addObject().put("dimension", choice.name()).putObject("shares");
            for (int o = 0; o < choice.shares().size(); o++) {
                shares.put(report.objectives().get(o).key(), choice.shares().get(o));
            }
        }
    }

    private static void baseline(ObjectNode node, Setting setting, Baseline baseline) {
        node.put("baseline", baseline.kind().name().toLowerCase(Locale.ROOT));
        node.put("note", baseline.note());
        design(node, setting, baseline.design());
    }

    private static void design(ObjectNode node, Setting setting, Design design) {
        node.put("id", design.id());
        if (design.refinedFrom() != null) {
            node.put("refined_from", design.refinedFrom());
        }
        configuration(node, setting, design.configuration());
        node.set("fit", figures(design.fit()));
        node.set("report", figures(design.report()));
        ArrayNode boards = node.putArray("boards");
        design.boards()
                .forEach(board ->
                        boards.addObject().put("board", board.board()).set("report", figures(board.figures())));
        ArrayNode cycles = node.putArray("cycles");
        design.cycles().forEach(board -> {
            ObjectNode object = cycles.addObject().put("board", board.board());
            board.segments().forEach(object.putArray("segments")::add);
            board.heads().forEach(object.putArray("heads")::add);
        });
        underLoad(node, design);
    }

    private static void underLoad(ObjectNode node, Design design) {
        if (design.underLoad().isEmpty()) {
            return;
        }
        ArrayNode boards = node.putArray("under_load");
        for (LoadFigures load : design.underLoad()) {
            ObjectNode each = boards.addObject()
                    .put("state", load.steadiness().text())
                    .put("miss_share", load.missShare())
                    .put("drop_share", load.dropShare());
            known(each, "p99_s", load.p99S());
            known(each, "energy_j", load.energyJ());
        }
    }

    private static void known(ObjectNode node, String key, double value) {
        if (Double.isNaN(value)) {
            node.putNull(key);
        } else {
            node.put(key, value);
        }
    }

    /** A design as {@code front.json} has it, without figures: enough to simulate it again. */
    public static ObjectNode configuration(Setting setting, Design design) {
        ObjectNode node = MAPPER.createObjectNode().put("id", design.id());
        configuration(node, setting, design.configuration());
        return node;
    }

    private static void configuration(ObjectNode node, Setting setting, Configuration configuration) {
        node.put("system", configuration.system());
        configuration.exits().forEach(node.putArray("exits")::add);
        node.put("policy", configuration.policy());
        numbers(node.putObject("setting"), configuration.setting());
        ArrayNode parameters = node.putArray("parameters");
        configuration
                .parameters()
                .forEach(parameter ->
                        parameters.addObject().put("name", parameter.name()).put("value", parameter.value()));
        ArrayNode clocks = node.putArray("clocks");
        int domain = 0;
        for (BoardClocks board : configuration.clocks()) {
            clocks(clocks.addObject(), setting, board, domain);
            domain += board.freqHz().isEmpty() ? 0 : board.freqHz().get(0).size();
        }
    }

    /** States by index and clock both. */
    private static void clocks(ObjectNode node, Setting setting, BoardClocks board, int firstDomain) {
        node.put("board", board.board()).put("governor", board.governor());
        numbers(node.putObject("setting"), board.setting());
        board.states().forEach(node.putArray("states")::add);
        ArrayNode rows = node.putArray("freqHz");
        for (List<Double> row : board.freqHz()) {
            ObjectNode segment = rows.addObject();
            for (int d = 0; d < row.size(); d++) {
                segment.put(setting.domains().get(firstDomain + d).id(), row.get(d));
            }
        }
    }

    private static void numbers(ObjectNode node, Map<String, Double> numbers) {
        numbers.forEach((name, value) -> {
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                node.put(name, value.longValue());
            } else {
                node.put(name, value);
            }
        });
    }

    private static @Nullable ObjectNode figures(@Nullable Figures figures) {
        if (figures == null) {
            return null;
        }
        ObjectNode node = MAPPER.createObjectNode();
        for (Metric metric : Metric.values()) {
            double value = metric.of(figures);
            node.put(key(metric), Double.isNaN(value) ? null : (Double) value);
        }
        return node;
    }

    /** Name of a metric with its SI unit: "latency_mean_s". */
    static String key(Metric metric) {
        String unit = metric.quantity().unit();
        return metric.key() + (unit.isEmpty() ? "" : "_" + unit.toLowerCase(Locale.ROOT));
    }
}

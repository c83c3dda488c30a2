package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.dvfs.ClockUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code operating-points-v2} tables of device-tree source (Linux, Documentation/devicetree/bindings/opp/opp-v2.yaml):
 * {@code opp-hz} in Hz, {@code opp-microvolt} as target or as target, minimum, maximum (the target is taken), {@code
 * clock-latency-ns}. Disabled points are left out. These are the voltages asked for; a board's own rail is often lower.
 */
public final class DeviceTreeOpps {
    private static final Pattern TOKEN =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"[^\"]*\"|[{};]|[^{};\"/]+|/", Pattern.DOTALL);
    private static final Pattern HZ =
            Pattern.compile("opp-hz\\s*=\\s*(?:/bits/\\s*64\\s*)?<\\s*(?:0x0+\\s+)?(\\S+?)\\s*>");
    private static final Pattern MICROVOLT = Pattern.compile("opp-microvolt\\s*=\\s*<\\s*(\\S+?)(?:\\s+[^>]*)?>");
    private static final Pattern LATENCY = Pattern.compile("clock-latency-ns\\s*=\\s*<\\s*(\\S+?)\\s*>");
    private static final double LOWEST_V = 0.1;
    private static final double HIGHEST_V = 5;

    private final String file;
    private final String text;
    private final List<ImportedTable> tables = new ArrayList<>();

    private DeviceTreeOpps(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** One braced node: where its statements are collected and, if it is a table, its points. */
    private static final class Node {
        private final String name;
        private final int line;
        private final StringBuilder statements = new StringBuilder();
        private final OppRows points = new OppRows();
        private double latencyS = Double.NaN;

        Node(String name, int line) {
            this.name = name;
            this.line = line;
        }
    }

    /**
     * All tables of a text, in its order.
     *
     * @param file name for messages
     * @param text device-tree source
     * @throws InvalidInputException with the line of what is wrong, or if there is no table
     */
    public static List<ImportedTable> read(String file, String text) {
        DeviceTreeOpps reader = new DeviceTreeOpps(file, text);
        reader.readAll();
        if (reader.tables.isEmpty()) {
            throw new InvalidInputException(
                    file, "no node with compatible = \"operating-points-v2\" and opp-hz inside", null);
        }
        return List.copyOf(reader.tables);
    }

    private void readAll() {
        Deque<Node> open = new ArrayDeque<>(List.of(new Node("", 1)));
        StringBuilder statement = new StringBuilder();
        int line = 1;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String part = token.group();
            switch (part) {
                case "{" -> open.push(new Node(take(statement), line));
                case "}" -> close(open, line);
                case ";" -> top(open).statements.append(take(statement)).append(";\n");
                default -> statement.append(part.startsWith("/*") || part.startsWith("//") ? " " : part);
            }
            line += (int) part.chars().filter(c -> c == '\n').count();
        }
        if (open.size() > 1) {
            throw new InvalidInputException(at(top(open).line), "the brace opened here is never closed", null);
        }
    }

    private void close(Deque<Node> open, int line) {
        Node node = open.pop();
        if (open.isEmpty()) {
            throw new InvalidInputException(at(line), "a brace is closed that was never opened", null);
        }
        if (node.statements.indexOf("opp-hz") >= 0) {
            readPoint(node, top(open));
        } else if (!node.points.isEmpty() && isTable(node)) {
            tables.add(new ImportedTable(label(node.name), node.points.table(), node.latencyS));
        }
    }

    private static boolean isTable(Node node) {
        return node.statements.indexOf("operating-points-v2") >= 0 || node.name.contains("opp");
    }

    private void readPoint(Node node, Node table) {
        if (node.statements.indexOf("status = \"disabled\"") >= 0) {
            return;
        }
        String where = at(node.line);
        double freqHz = ClockUnit.HZ.toHz(required(HZ, "opp-hz", node), where + ", opp-hz");
        Matcher microvolt = MICROVOLT.matcher(node.statements);
        double voltage = microvolt.find() ? volts(number(microvolt.group(1), where), where) : Double.NaN;
        table.points.add(freqHz, voltage, where);
        Matcher latency = LATENCY.matcher(node.statements);
        if (latency.find()) {
            table.latencyS = number(latency.group(1), where) / 1e9;
        }
    }

    private double required(Pattern property, String name, Node node) {
        Matcher found = property.matcher(node.statements);
        if (!found.find()) {
            throw new InvalidInputException(at(node.line), name + ": expected <number>", null);
        }
        return number(found.group(1), at(node.line));
    }

    private static double volts(double microvolts, String where) {
        double volts = microvolts / 1e6;
        if (volts < LOWEST_V || volts > HIGHEST_V) {
            boolean millivolts = microvolts >= 1e3 * LOWEST_V && microvolts <= 1e3 * HIGHEST_V;
            throw new InvalidInputException(
                    where + ", opp-microvolt",
                    "expected 100000 to 5000000 µV, given " + (long) microvolts,
                    millivolts ? "it is in mV" : null);
        }
        return volts;
    }

    private static double number(String text, String where) {
        try {
            return Long.decode(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(where, "expected a whole number, given " + text, null, e);
        }
    }

    private static Node top(Deque<Node> open) {
        return open.element();
    }

    private static String take(StringBuilder statement) {
        String text = statement.toString().strip();
        statement.setLength(0);
        return text;
    }

    /** The label where there is one ("cluster0_opp: opp-table-0"), else the node's name. */
    private static String label(String name) {
        int colon = name.indexOf(':');
        String label = colon < 0 ? name : name.substring(0, colon);
        return label.isBlank() ? "opp-table" : label.strip();
    }

    private String at(int line) {
        return file + ":" + line;
    }
}

package io.exeunt.search.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.Check;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.PointCodec;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The lines of one journal, in order, from text and to text; every line is JSON.
 *
 * <p>The first line is an object: {@code exeunt} ("trials"), {@code version}, {@code point} (name and number of bits of every dimension,
 * see {@link PointCodec}) and {@code values} (names of objectives, then of limited quantities). Every other line is a trial: a text in
 * Base64 without padding that holds the packed design, eight bytes per value (IEEE 754, big end first, natural units) and four bytes of
 * checksum. A trial that failed is {@code [text, reason]} and has no values; one with further figures is {@code [text, figures]}.
 *
 * <p>The checksum is the CRC-32C of everything from the first line on, up to this one: of the first line's bytes, and of each trial's
 * packed bytes and of what stands beside them as it is written. So a line that was changed, lost, doubled or moved is noticed there.
 *
 * <p>A line holds neither number nor time, so that the same study gives the same bytes.
 */
final class TrialLines {
    private static final String KIND = "trials";
    private static final int VERSION = 2;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonNode NOTHING = MAPPER.createObjectNode();
    private static final Base64.Encoder TO_TEXT = Base64.getEncoder().withoutPadding();

    private final Goals goals;
    private final PointCodec codec;
    private final String header;
    private final CRC32C chain = new CRC32C();

    /** Lines of a journal that begins. */
    TrialLines(DesignSpace space, Goals goals) {
        this.goals = goals;
        this.codec = new PointCodec(space);
        this.header = describe(space).toString();
        rewind();
    }

    /** Goes back to the first line. */
    void rewind() {
        chain.reset();
        chain.update(header.getBytes(StandardCharsets.UTF_8));
    }

    /** Checksum of everything so far. */
    int checksum() {
        return (int) chain.getValue();
    }

    private ObjectNode describe(DesignSpace space) {
        ObjectNode json = MAPPER.createObjectNode().put("exeunt", KIND).put("version", VERSION);
        ArrayNode point = json.putArray("point");
        for (int i = 0; i < space.dimensionCount(); i++) {
            point.addArray().add(space.dimension(i).name()).add(codec.bits(i));
        }
        ArrayNode values = json.putArray("values");
        goals.objectives().stream().map(Objective::name).forEach(values::add);
        goals.constraints().stream().map(Constraint::name).forEach(values::add);
        return json;
    }

    /** The first line, without its end. */
    String header() {
        return header;
    }

    /**
     * Makes sure that a journal's first line is the one of this study.
     *
     * @throws IllegalArgumentException saying whose it is, as far as it can be known
     */
    void requireHeader(byte[] line) {
        String given = new String(line, StandardCharsets.UTF_8);
        if (given.equals(header)) {
            return;
        }
        JsonNode json = tree(given);
        if (json.has("trial") && json.has("design")) {
            throw new IllegalArgumentException(
                    "an earlier version of Exeunt wrote it, in a form that is not read any more");
        }
        if (!json.path("exeunt").asText().equals(KIND)) {
            throw new IllegalArgumentException("it is not a journal of Exeunt");
        }
        int version = json.path("version").asInt();
        throw new IllegalArgumentException(
                version == VERSION
                        ? "it belongs to another study: its designs or values are others"
                        : "another version of Exeunt wrote it: its form is " + version + ", this version reads "
                                + VERSION);
    }

    /** Whether what a killed process left of a journal without any whole line is the beginning of a first line. */
    boolean beginsHeader(byte[] torn) {
        return header.startsWith(new String(torn, StandardCharsets.UTF_8));
    }

    /** The next line, without its end. */
    String format(Evaluation evaluation) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        format(evaluation, line);
        String text = line.toString(StandardCharsets.UTF_8);
        return text.substring(0, text.length() - 1);
    }

    /** Adds the next line, with its end. */
    void format(Evaluation evaluation, ByteArrayOutputStream lines) {
        String beside = beside(evaluation);
        byte[] packed = TO_TEXT.encode(sealed(pack(evaluation), beside));
        boolean alone = beside.isEmpty();
        if (!alone) {
            lines.write('[');
        }
        lines.write('"');
        lines.write(packed, 0, packed.length);
        lines.write('"');
        if (!alone) {
            lines.writeBytes((',' + beside + ']').getBytes(StandardCharsets.UTF_8));
        }
        lines.write('\n');
    }

    private byte[] pack(Evaluation evaluation) {
        double[] wanted = evaluation.objectives();
        double[] limited = evaluation.constraintValues();
        byte[] content = new byte[codec.bytes() + Double.BYTES * (wanted.length + limited.length)];
        codec.pack(evaluation.point(), content, 0);
        ByteBuffer values = ByteBuffer.wrap(content, codec.bytes(), content.length - codec.bytes());
        for (double value : wanted) {
            values.putDouble(value);
        }
        for (double value : limited) {
            values.putDouble(value);
        }
        return content;
    }

    private byte[] sealed(byte[] content, String beside) {
        byte[] sealed = Arrays.copyOf(content, content.length + Integer.BYTES);
        ByteBuffer.wrap(sealed).putInt(content.length, checksum(content, beside));
        return sealed;
    }

    private int checksum(byte[] content, String beside) {
        chain.update(content);
        if (!beside.isEmpty()) {
            chain.update(beside.getBytes(StandardCharsets.UTF_8));
        }
        return (int) chain.getValue();
    }

    private static String beside(Evaluation evaluation) {
        if (evaluation.failure().isPresent()) {
            return MAPPER.getNodeFactory().textNode(evaluation.failure().get()).toString();
        }
        if (evaluation.extras().isEmpty()) {
            return "";
        }
        ObjectNode figures = MAPPER.createObjectNode();
        evaluation.extras().forEach((name, value) -> figures.set(name, number(value)));
        return figures.toString();
    }

    /** NaN as null, infinities as text: JSON has no numbers for them. */
    private static JsonNode number(double value) {
        if (Double.isNaN(value)) {
            return MAPPER.nullNode();
        }
        return Double.isInfinite(value)
                ? MAPPER.getNodeFactory().textNode(Double.toString(value))
                : MAPPER.getNodeFactory().numberNode(value);
    }

    /**
     * The trial of the next line.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Evaluation parse(byte[] line) {
        if (isAlone(line)) {
            return evaluation(content(Arrays.copyOfRange(line, 1, line.length - 1), ""), "");
        }
        String text = new String(line, StandardCharsets.UTF_8);
        int end = text.indexOf('"', 2);
        boolean paired = text.startsWith("[\"") && end > 0 && text.startsWith("\",", end) && text.endsWith("]");
        if (!paired) {
            Check.require(false, "line", "a text, or a text and more in brackets", shown(text));
        }
        String beside = text.substring(end + 2, text.length() - 1);
        return evaluation(content(text.substring(2, end).getBytes(StandardCharsets.UTF_8), beside), beside);
    }

    /**
     * Adds the trial of the next line to a log.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    void parse(byte[] line, EvaluationLog log) {
        if (isAlone(line)) {
            log.add(content(Arrays.copyOfRange(line, 1, line.length - 1), ""), goals);
        } else {
            log.add(parse(line));
        }
    }

    /** Whether a line is a text and nothing else. */
    private static boolean isAlone(byte[] line) {
        int last = line.length - 1;
        if (last < 2 || line[0] != '"' || line[last] != '"') {
            return false;
        }
        for (int i = 1; i < last; i++) {
            if (line[i] == '"') {
                return false;
            }
        }
        return true;
    }

    /** What a line's text holds, its checksum found right and taken off. */
    private byte[] content(byte[] text, String beside) {
        byte[] sealed = Base64.getDecoder().decode(text);
        Check.require(sealed.length >= codec.bytes() + Integer.BYTES, "bytes of a trial", "more", sealed.length);
        byte[] content = Arrays.copyOf(sealed, sealed.length - Integer.BYTES);
        int given = ByteBuffer.wrap(sealed).getInt(content.length);
        int expected = checksum(content, beside);
        if (given != expected) {
            String whole = String.format("%08x, as no line was changed, lost or doubled", expected);
            Check.require(false, "checksum", whole, String.format("%08x", given));
        }
        return content;
    }

    private static String shown(String text) {
        return '"' + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + '"';
    }

    private Evaluation evaluation(byte[] content, String beside) {
        JsonNode json = beside.isEmpty() ? NOTHING : tree(beside);
        var point = codec.unpack(content, 0);
        if (json.isTextual()) {
            return Evaluation.failed(point, json.asText());
        }
        int wanted = goals.objectives().size();
        double[] values = new double[wanted + goals.constraints().size()];
        int given = (content.length - codec.bytes()) / Double.BYTES;
        if (given != values.length) {
            Check.require(false, "number of values", values.length + "", given);
        }
        ByteBuffer.wrap(content, codec.bytes(), content.length - codec.bytes())
                .asDoubleBuffer()
                .get(values);
        Map<String, Double> extras = json.isEmpty() ? Map.of() : extras(json);
        return goals.evaluation(
                point, Arrays.copyOf(values, wanted), Arrays.copyOfRange(values, wanted, values.length), extras);
    }

    private static Map<String, Double> extras(JsonNode json) {
        Map<String, Double> extras = new LinkedHashMap<>();
        json.properties().forEach(figure -> extras.put(figure.getKey(), number(figure.getValue())));
        return extras;
    }

    private static double number(JsonNode json) {
        if (json.isTextual()) {
            return Double.parseDouble(json.asText());
        }
        Check.require(json.isNumber() || json.isNull(), "value", "a number", json);
        return json.isNull() ? Double.NaN : json.doubleValue();
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}

package io.exeunt.scenarios.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Damages files; the same random numbers do the same damage. */
final class Mutations {
    private static final List<String> TOKENS = List.of(
            "1e999999999",
            "1e308",
            "-1e308",
            "1e-320",
            "-1",
            "0",
            "NaN",
            ".nan",
            ".inf",
            "Infinity",
            "null",
            "~",
            "true",
            "9223372036854775808",
            "99999999999999999999999999",
            "2147483647",
            "-2147483648",
            "0x7fffffff",
            "1_000",
            "1:30",
            "[]",
            "{}",
            "\"\"",
            "''",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            ":",
            ",",
            "|",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\u0000",
            "\ufeff",
            "&a",
            "*a",
            "!!set x",
            "? ",
            "- ",
            "# ",
            "%TAG",
            "---",
            "<<: ",
            "../../../etc/passwd",
            "\u202e",
            "\ud83d\ude00",
            "=1+1",
            "\\u0000",
            "<0 1>",
            "/bits/ 64 <1>",
            "(((",
            "/*",
            "//",
            "e",
            ".",
            "-",
            "+");

    private final SplittableRandom random;
    private final List<byte[]> others;

    /**
     * Damages files.
     *
     * @param others files of other kinds, to splice in
     */
    Mutations(SplittableRandom random, List<byte[]> others) {
        this.random = random;
        this.others = others;
    }

    /** The file after one to three pieces of damage. */
    byte[] of(byte[] file) {
        byte[] damaged = file;
        for (int left = random.nextInt(1, 4); left > 0; left--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    private byte[] once(byte[] file) {
        return switch (random.nextInt(14)) {
            case 0 -> Arrays.copyOf(file, at(file));
            case 1, 2 -> flipped(file);
            case 3, 4, 5 -> token(file);
            case 6 -> number(file);
            case 7 -> nested(file);
            case 8 -> encoded(file);
            case 9 -> spliced(file);
            case 10 -> repeated(file);
            case 11 -> removed(file);
            case 12 -> swapped(file);
            default -> random.nextBoolean() ? others.get(random.nextInt(others.size())) : gzipped(file);
        };
    }

    private int at(byte[] file) {
        return random.nextInt(file.length + 1);
    }

    private byte[] flipped(byte[] file) {
        byte[] copy = file.clone();
        for (int bits = file.length == 0 ? 0 : random.nextInt(1, 9); bits > 0; bits--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[] with) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, from);
        out.writeBytes(with);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }

    private byte[] text(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] token(byte[] file) {
        int from = at(file);
        return replaced(file, from, from, text(TOKENS.get(random.nextInt(TOKENS.size()))));
    }

    /** Puts a token in the place of a number. */
    private byte[] number(byte[] file) {
        int from = at(file);
        while (from < file.length && !Character.isDigit(file[from])) {
            from++;
        }
        int to = from;
        while (to < file.length && (Character.isDigit(file[to]) || file[to] == '.')) {
            to++;
        }
        return replaced(file, from, to, text(TOKENS.get(random.nextInt(TOKENS.size()))));
    }

    private byte[] nested(byte[] file) {
        String bracket = List.of("[", "{\"a\":", "{a: ", "- ", "(", "a {", "\"").get(random.nextInt(7));
        int from = at(file);
        return replaced(file, from, from, text(bracket.repeat(random.nextInt(1, 20_000))));
    }

    private byte[] encoded(byte[] file) {
        Charset charset = List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)
                .get(random.nextInt(3));
        String umlaut = random.nextBoolean() ? "\u00fc" : "";
        return (umlaut + new String(file, StandardCharsets.UTF_8)).getBytes(charset);
    }

    private byte[] spliced(byte[] file) {
        byte[] other = others.get(random.nextInt(others.size()));
        int from = at(other);
        return replaced(file, at(file), file.length, Arrays.copyOfRange(other, from, other.length));
    }

    private byte[] repeated(byte[] file) {
        int from = at(file);
        int to = Math.min(file.length, from + random.nextInt(1, 60));
        byte[] part = Arrays.copyOfRange(file, from, to);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int times = random.nextInt(1, 500); times > 0; times--) {
            many.writeBytes(part);
        }
        return replaced(file, from, to, many.toByteArray());
    }

    private byte[] removed(byte[] file) {
        int from = at(file);
        return replaced(file, from, Math.min(file.length, from + random.nextInt(1, 40)), new byte[0]);
    }

    /** Swaps two lines. */
    private byte[] swapped(byte[] file) {
        String[] lines = new String(file, StandardCharsets.ISO_8859_1).split("\n", -1);
        int a = random.nextInt(lines.length);
        int b = random.nextInt(lines.length);
        String kept = lines[a];
        lines[a] = lines[b];
        lines[b] = kept;
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzipped(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(file);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}

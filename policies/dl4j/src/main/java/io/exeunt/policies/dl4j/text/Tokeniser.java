package io.exeunt.policies.dl4j.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts a text into words, numbers and single signs, all in small letters and composed form (NFC). */
final class Tokeniser {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}]+|\\p{N}+|[^\\s\\p{L}\\p{M}\\p{N}]");

    private Tokeniser() {}

    /** Tokens in their order; none of a blank text. */
    static List<String> tokens(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return TOKEN.matcher(plain).results().map(MatchResult::group).toList();
    }
}

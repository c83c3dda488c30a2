package io.exeunt.ground;

/** Texts out of files, cut to what a person would read in a message. */
public final class Excerpt {
    private static final int SENTENCE = 4000;
    private static final int VALUE = 60;

    private Excerpt() {}

    /** A value as it stood in a file: at most 60 characters. */
    public static String ofValue(String text) {
        return cut(text, VALUE);
    }

    /** A sentence that may contain such values: at most 4000 characters. */
    static String ofSentence(String text) {
        return cut(text, SENTENCE);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}

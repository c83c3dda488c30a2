package io.exeunt.policies.dl4j.text;

/** Encoding of a file of texts. */
public enum TextEncoding {
    /** UTF-8, or UTF-16 and UTF-32 where a mark or zeros show them; all else is refused. */
    UTF8,
    /** ISO-8859-1, in which every byte is a letter. */
    LATIN1
}

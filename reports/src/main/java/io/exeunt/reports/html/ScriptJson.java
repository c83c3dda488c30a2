package io.exeunt.reports.html;

/** JSON that may stand inside a script element, whatever names it carries. */
final class ScriptJson {
    private ScriptJson() {}

    /**
     * Writes the characters that could end a script element or start a comment as JSON escapes; in JSON text they occur only inside
     * strings, so the value stays the same.
     */
    static String escape(String json) {
        return json.replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}

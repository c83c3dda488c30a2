package io.exeunt.scenarios.docs;

import java.util.ArrayList;
import java.util.List;

/** The commands of a shell script, as far as documentation needs it: quotes, comments, continued lines, {@code &&}, pipes, groups and files that output goes to. */
final class ShellCommands {
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private char quote;

    private ShellCommands() {}

    /** Each command with its arguments; assignments in front of one are commands of their own. */
    static List<List<String>> of(String script) {
        ShellCommands reader = new ShellCommands();
        String joined = script.replace("\\\n", " ");
        for (int i = 0; i < joined.length(); i++) {
            if (reader.quote == 0 && joined.charAt(i) == '#' && reader.word.isEmpty()) {
                i = joined.indexOf('\n', i) - 1;
            } else {
                reader.take(joined.charAt(i));
            }
        }
        return reader.commands;
    }

    private void take(char c) {
        if (quote != 0 && c != quote) {
            word.append(c);
        } else if (c == '\'' || c == '"') {
            quote = quote == 0 ? c : 0;
        } else if (c == '\n' || "&|;()".indexOf(c) >= 0) {
            endWord();
            endCommand();
        } else if (c == '>') {
            endWord();
            endCommand();
            words.add(">");
        } else if (Character.isWhitespace(c)) {
            endWord();
        } else {
            word.append(c);
        }
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        word = new StringBuilder();
    }

    private void endCommand() {
        if (!words.isEmpty()) {
            commands.add(words);
        }
        words = new ArrayList<>();
    }
}

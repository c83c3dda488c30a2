package io.exeunt.reports.html;

import io.exeunt.ground.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** A content security policy under which a page may run exactly the scripts it came with and load nothing. */
final class ContentPolicy {
    private ContentPolicy() {}

    /** The policy that lets these inline scripts run, by the SHA-256 of their text, and no other. */
    static String allowing(String... scripts) {
        String hashes = Arrays.stream(scripts)
                .map(script -> "'sha256-" + sha256(script) + "'")
                .collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + hashes + "; style-src 'unsafe-inline'; img-src data: blob:";
    }

    /** The policy of a page that has none. */
    static String withoutScripts() {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Sha256.begin().add(text).bytes());
    }
}

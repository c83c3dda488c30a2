package io.exeunt.reports.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

package io.exeunt.scenarios.workbench;

import io.exeunt.ground.Check;
import io.exeunt.ground.Sha256;

/**
 * What studies work on – outputs of exits, networks, counts – as bytes for another machine. Equal content is equal.
 *
 * @param sha256 of the content, 64 hex digits
 * @param content a ZIP file
 */
public record PackedSubject(String sha256, byte[] content) {
    public PackedSubject {
        Check.notBlank("sha256", sha256);
    }

    /** With its hash. */
    public static PackedSubject of(byte[] content) {
        return new PackedSubject(Sha256.of(content), content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedSubject packed && packed.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }
}

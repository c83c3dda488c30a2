package io.exeunt.ground;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256: of bytes and files as 64 lower-case hex digits, or of parts that are added one after the other. */
public final class Sha256 {
    /** Length of a digest in bytes. */
    public static final int BYTES = 32;

    private final MessageDigest digest = digest();

    private Sha256() {}

    /** Of bytes. */
    public static String of(byte[] bytes) {
        return begin().add(bytes).hex();
    }

    /** Of a file. */
    public static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A digest of nothing yet, to add parts to. */
    public static Sha256 begin() {
        return new Sha256();
    }

    /** Adds bytes. */
    public Sha256 add(byte... bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds text as UTF-8. */
    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the eight bytes of each number, big end first. */
    public Sha256 add(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return add(bytes.array());
    }

    /** The digest of all that was added, as 64 hex digits; begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /** The digest of all that was added, 32 bytes; begins anew. */
    public byte[] bytes() {
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}

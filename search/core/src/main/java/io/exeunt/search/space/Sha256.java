package io.exeunt.search.space;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts and numbers, in hexadecimal. */
final class Sha256 {
    private Sha256() {}

    static String hex(String text, double... values) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length + values.length * Double.BYTES);
        buffer.put(bytes);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return HexFormat.of().formatHex(digest().digest(buffer.array()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

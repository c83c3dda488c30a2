package io.exeunt.scenarios.run;

import io.exeunt.simulator.pricing.CostTables;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * One SHA-256 of everything that an evaluation depends on: what was learned, what every piece of it costs in every state, every change
 * of state, and how figures are made of these. A journal of other inputs is not continued.
 */
final class InputHash {
    /** Raised whenever the same design on the same tables gets other figures. */
    private static final byte EVALUATION_VERSION = 3;

    private InputHash() {}

    static String of(SortedMap<String, String> learned, CostTables tables) {
        MessageDigest digest = sha256();
        digest.update(EVALUATION_VERSION);
        digest.update(learned.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(tables.platform().id().getBytes(StandardCharsets.UTF_8));
        for (int state = 0; state < tables.states(); state++) {
            for (int k = 0; k < tables.exits(); k++) {
                update(digest, tables.segmentS(k, state), tables.segmentJ(k, state));
                update(digest, tables.headS(k, state), tables.headJ(k, state));
            }
            for (int from = 0; from < tables.states(); from++) {
                update(digest, tables.switchS(from, state), tables.switchJ(from, state));
                update(digest, tables.lateS(from, state), tables.idleW(state));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, double seconds, double joules) {
        digest.update(ByteBuffer.allocate(2 * Double.BYTES)
                .putDouble(seconds)
                .putDouble(joules)
                .array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}

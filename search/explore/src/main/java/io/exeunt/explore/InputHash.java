package io.exeunt.explore;

import io.exeunt.simulator.pricing.CostTables;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One SHA-256 of everything that an evaluation depends on: what was learned, what every piece of it costs in every state, every change
 * of state, and how figures are made of these. A journal of other inputs is not continued.
 */
final class InputHash {
    /** Raised whenever the same design on the same tables gets other figures. */
    private static final byte EVALUATION_VERSION = 3;

    private InputHash() {}

    static String of(ExploreSpec spec, DesignPricing pricing) {
        MessageDigest digest = sha256();
        digest.update(EVALUATION_VERSION);
        update(digest, pricing.subject().inputs().toString());
        update(digest, spec.across() + " " + spec.periodS() + " " + spec.latencyBudgetS() + " " + spec.search().fits());
        for (StudySystem system : pricing.subject().systems()) {
            update(digest, system.name());
            for (int k = 0; k < system.exits(); k++) {
                update(digest, system.macs().segment()[k], system.macs().head()[k]);
            }
        }
        for (int board = 0; board < pricing.boards().size(); board++) {
            for (int system = 0; system < pricing.subject().systems().size(); system++) {
                update(digest, pricing.priced(board, system).tables());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void update(MessageDigest digest, CostTables tables) {
        update(digest, tables.platform().id());
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

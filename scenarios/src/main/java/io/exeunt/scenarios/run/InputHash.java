package io.exeunt.scenarios.run;

import io.exeunt.ground.Sha256;
import io.exeunt.simulator.analytic.CostTables;
import java.util.SortedMap;

/**
 * One SHA-256 of everything that an evaluation depends on: what was learned, what every piece of it costs in every state, every change
 * of state, and how figures are made of these. A journal of other inputs is not continued.
 */
final class InputHash {
    /** Raised whenever the same design on the same tables gets other figures. */
    private static final byte EVALUATION_VERSION = 2;

    private InputHash() {}

    static String of(SortedMap<String, String> learned, CostTables tables) {
        Sha256 digest = Sha256.begin()
                .add(EVALUATION_VERSION)
                .add(learned.toString())
                .add(tables.platform().id());
        for (int state = 0; state < tables.states(); state++) {
            for (int k = 0; k < tables.exits(); k++) {
                digest.add(tables.segmentS(k, state), tables.segmentJ(k, state));
                digest.add(tables.headS(k, state), tables.headJ(k, state));
            }
            for (int from = 0; from < tables.states(); from++) {
                digest.add(tables.switchS(from, state), tables.switchJ(from, state));
            }
        }
        return digest.hex();
    }
}

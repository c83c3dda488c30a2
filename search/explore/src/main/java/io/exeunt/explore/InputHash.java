package io.exeunt.explore;

import io.exeunt.ground.Sha256;
import io.exeunt.simulator.pricing.CostTables;

/**
 * One SHA-256 of everything that an evaluation depends on: what was learned, what every piece of it costs in every state, every change
 * of state, and how figures are made of these. A journal of other inputs is not continued.
 */
final class InputHash {
    /** Raised whenever the same design on the same tables gets other figures. */
    private static final byte EVALUATION_VERSION = 3;

    private InputHash() {}

    static String of(ExploreSpec spec, DesignPricing pricing) {
        Sha256 digest = Sha256.begin()
                .add(EVALUATION_VERSION)
                .add(pricing.subject().inputs().toString())
                .add(spec.load() == null || !spec.load().limits() ? "" : spec.load() + ", left once broken")
                .add(spec.across() + " " + spec.periodS() + " " + spec.latencyBudgetS() + " "
                        + spec.search().fits());
        for (StudySystem system : pricing.subject().systems()) {
            digest.add(system.name());
            for (int k = 0; k < system.exits(); k++) {
                digest.add(system.macs().segment()[k], system.macs().head()[k]);
            }
        }
        if (spec.budget().minInferencesPerCharge() > 0) {
            digest.add(spec.budget().batteryJ());
        }
        if (spec.goals().asksMemory()) {
            PeakMemory memory = new PeakMemory(pricing.subject(), pricing.boards(), spec.across());
            for (int system = 0; system < pricing.subject().systems().size(); system++) {
                for (int k = 0; k < pricing.subject().systems().get(system).exits(); k++) {
                    digest.add(memory.bytes(system, 1L << k));
                    if (spec.across() == Across.MEAN) {
                        digest.add(memory.mostBytes(system, 1L << k));
                    }
                }
            }
        }
        for (int board = 0; board < pricing.boards().size(); board++) {
            for (int system = 0; system < pricing.subject().systems().size(); system++) {
                add(pricing.priced(board, system).tables(), digest);
            }
        }
        return digest.hex();
    }

    private static void add(CostTables tables, Sha256 digest) {
        digest.add(tables.platform().id());
        for (int state = 0; state < tables.states(); state++) {
            for (int k = 0; k < tables.exits(); k++) {
                digest.add(tables.segmentS(k, state), tables.segmentJ(k, state));
                digest.add(tables.headS(k, state), tables.headJ(k, state));
            }
            if (tables.stagesModelled()) {
                digest.add(tables.cutS(state), tables.cutJ(state));
                digest.add(tables.syncS(0, state), tables.syncJ(0, state));
            }
            for (int from = 0; from < tables.states(); from++) {
                digest.add(tables.switchS(from, state), tables.switchJ(from, state));
                digest.add(tables.lateS(from, state), tables.idleW(state));
            }
        }
    }
}

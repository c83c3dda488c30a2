package io.exeunt.simulator.pricing;

/**
 * What follows an answer: the device is asked for the rest state and, in time before the next inference, for the home state. While a
 * state does not hold yet the device idles in the one before; the standstills are part of the inference, the idling is charged where
 * idling is.
 *
 * @param standstillS time in s for which the device stands still
 * @param standstillJ energy of that in J; NaN where not modelled
 * @param last state that held at the answer
 * @param leavingS time in s for which that state still holds after the standstill; +∞ for ever
 * @param rest state
 * @param wakingS time in s from the request for the home state, standstill over, until it holds; +∞ for ever
 * @param settlingJ energy in J of idling in the last state for {@code leavingS} and in the rest state for {@code wakingS}; NaN where not
 *     modelled
 */
public record WayBack(
        double standstillS, double standstillJ, int last, double leavingS, int rest, double wakingS, double settlingJ) {
    /** From the state that holds at the answer. */
    public static WayBack of(CostTables tables, int last, int rest, int home) {
        double leavingS = tables.lateS(last, rest);
        double wakingS = tables.lateS(rest, home);
        return new WayBack(
                tables.switchS(last, rest) + tables.switchS(rest, home),
                tables.switchJ(last, rest) + tables.switchJ(rest, home),
                last,
                leavingS,
                rest,
                wakingS,
                idleJ(tables, last, leavingS) + idleJ(tables, rest, wakingS));
    }

    private static double idleJ(CostTables tables, int state, double seconds) {
        return seconds == 0 ? 0 : tables.idleW(state) * seconds;
    }

    /** Time in s from the answer until the home state holds, standstills left out. */
    public double settlingS() {
        return leavingS + wakingS;
    }

    /**
     * Energy in J of all idling until the period ends.
     *
     * @param idleW power in W of idling in the rest state
     * @param busyS time in s of the inference and these standstills
     * @param periodS from one inference to the next; +∞ to charge no idling
     */
    public double idleJ(double idleW, double busyS, double periodS) {
        return Double.isInfinite(periodS) ? 0 : settlingJ + idleW * Math.max(0, periodS - busyS - settlingS());
    }
}

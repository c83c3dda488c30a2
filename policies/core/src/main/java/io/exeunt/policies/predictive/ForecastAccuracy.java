package io.exeunt.policies.predictive;

/**
 * How often the forecast number of exits to the next test was the true number of exits to the first that reaches its threshold,
 * both capped at the horizon and at the last side exit. Forecasts at the last side exit, behind which there is no choice, do not count.
 *
 * @param right forecasts that were exact
 * @param early forecasts of too near an exit, each of which costs a head in vain
 * @param late forecasts of too far an exit, each of which costs backbone layers in vain
 */
public record ForecastAccuracy(int right, int early, int late) {
    /** Number of forecasts. */
    public int made() {
        return right + early + late;
    }

    /** Share of exact forecasts; NaN if none was made. */
    public double share() {
        return (double) right / made();
    }

    /** Counts; its snapshot is a {@link ForecastAccuracy}. */
    static final class Tally {
        private int right;
        private int early;
        private int late;

        void add(int forecast, int due) {
            right += forecast == due ? 1 : 0;
            early += forecast < due ? 1 : 0;
            late += forecast > due ? 1 : 0;
        }

        ForecastAccuracy accuracy() {
            return new ForecastAccuracy(right, early, late);
        }
    }
}

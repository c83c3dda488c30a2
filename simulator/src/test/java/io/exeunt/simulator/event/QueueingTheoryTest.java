package io.exeunt.simulator.event;

import static io.exeunt.simulator.event.QueueBench.NEVER;
import static io.exeunt.simulator.event.QueueBench.load;
import static io.exeunt.simulator.event.QueueBench.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.event.QueueRule.Drop;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** The means of independent runs are within their 99.9 % interval of what queueing theory says (Kleinrock, Queueing Systems I and II). */
class QueueingTheoryTest {
    private static final int RUNS = 12;
    private static final double REQUESTS = 40_000;

    /**
     * Compares.
     *
     * @param modelShare by how much the bench's service times may differ from those of theory
     */
    private static void agrees(double theory, double modelShare, LongToDoubleFunction run) {
        SummaryStatistics runs = new SummaryStatistics();
        LongStream.range(0, RUNS).mapToDouble(run).forEach(runs::addValue);
        double half = new TDistribution(RUNS - 1).inverseCumulativeProbability(0.9995)
                * runs.getStandardDeviation()
                / Math.sqrt(RUNS);

        assertThat(half).as("width of the interval").isBetween(1e-6 * theory, 0.1 * theory);
        assertThat(runs.getMean())
                .as("mean")
                .isBetween(theory - half - modelShare * theory, theory + half + modelShare * theory);
    }

    private static Load poisson(double perS, long seed) {
        return new Load(new Arrivals.Poisson(perS), REQUESTS / perS, NEVER, 25, seed);
    }

    @Test
    void exponentialInferencesWaitAsInMM1() {
        QueueBench bench = QueueBench.exponential();
        double load = 0.6;
        double meanS = bench.serviceS();

        agrees(load / (1 - load) * meanS, 0.01, seed -> bench.run(poisson(load / meanS, seed))
                .meanWaitS());
        agrees(-Math.log(0.05) * meanS / (1 - load), 0.01, seed -> bench.run(poisson(load / meanS, seed))
                .latency()
                .p95S());
    }

    @Test
    void equalInferencesWaitAsInMD1() {
        QueueBench bench = QueueBench.deterministic();
        for (double load : new double[] {0.3, 0.8}) {
            agrees(load / (2 * (1 - load)), 0, seed -> bench.run(poisson(load, seed))
                    .meanWaitS());
        }
    }

    /** Cobham: W₁ = R / (1 − ρ₁), W₂ = R / ((1 − ρ₁)(1 − ρ)), R = ρ·s/2 for equal times s. */
    @Test
    void streamsWaitByPriority() {
        QueueBench bench = QueueBench.deterministic();
        double urgent = 0.3;
        double patient = 0.4;
        double rest = (urgent + patient) / 2;
        for (int stream = 0; stream < 2; stream++) {
            int watched = stream;
            double theory = stream == 0 ? rest / (1 - urgent) : rest / ((1 - urgent) * (1 - urgent - patient));
            agrees(theory, 0, seed -> bench.run(load(
                            REQUESTS,
                            seed,
                            stream("urgent", new Arrivals.Poisson(urgent), 5),
                            stream("patient", new Arrivals.Poisson(patient), -1)))
                    .streams()
                    .get(watched)
                    .meanWaitS());
        }
    }

    /** M/M/1/2: of two places, one of them the device, (1 − ρ)·ρ² / (1 − ρ³) of the requests find none. */
    @Test
    void aFullQueueTurnsAwayAsInMM1K() {
        QueueBench bench = QueueBench.exponential();
        double load = 0.8;
        double theory = (1 - load) * load * load / (1 - load * load * load);

        agrees(theory, 0.01, seed -> {
            Arrivals arrivals = new Arrivals.Poisson(load / bench.serviceS());
            SustainedOutcome outcome = bench.run(load(
                    REQUESTS * bench.serviceS() / load, seed, QueueBench.bounded(arrivals, NEVER, 1, Drop.NEWEST)));
            StreamOutcome stream = outcome.streams().get(0);
            assertThat(stream.answered() + stream.dropped()).isEqualTo(stream.offered());
            return (double) stream.dropped() / stream.offered();
        });
    }

    @Test
    void burstsComeAsOftenAsTheirMeanRateSays() {
        Arrivals bursts = new Arrivals.Bursts(0.05, 2, 30, 10);
        QueueBench bench = QueueBench.deterministic();

        agrees(
                bursts.meanRatePerS(),
                0,
                seed -> bench.run(load(50_000, seed, stream("bursts", bursts, 0)))
                                .requests()
                        / 50_000.0);
    }

    @Test
    void burstsWaitLongerThanAsManyIndependentRequests() {
        Arrivals bursts = new Arrivals.Bursts(0.05, 2, 30, 10);
        QueueBench bench = QueueBench.deterministic();
        double even = bench.run(poisson(bursts.meanRatePerS(), 1)).meanWaitS();

        assertThat(bench.run(load(50_000, 1, stream("bursts", bursts, 0))).meanWaitS())
                .isGreaterThan(3 * even);
    }

    private static Serving greedy(int size, double waitS) {
        return new Serving(new Batching(size, waitS, Batching.Survivors.WAIT), false, Offload.NONE);
    }

    /** A unit that is hardly ever busy: of b Poisson requests the i-th waits for b − i others, (b − 1)/(2λ) on average. */
    @Test
    void batchesThatWaitToBeFullWaitForTheirLastRequest() {
        QueueBench bench = QueueBench.deterministic();
        double perS = 1e-3;

        agrees(3 / (2 * perS), 0.001, seed -> bench.shared(poisson(perS, seed).served(greedy(4, 1e9)), Observer.NONE)
                .meanWaitS());
    }

    /** Bulk service (Bailey 1954; Chaudhry and Templeton 1983): whoever waits goes, at most b at a time, all within s. */
    @Test
    void batchesWaitAsInBulkService() {
        QueueBench bench = QueueBench.deterministic();
        for (int most : new int[] {2, 4, 16}) {
            double perS = 0.8 * most;
            agrees(BulkService.meanWaitS(perS, most), 0, seed -> bench.shared(
                            poisson(perS, seed).served(greedy(most, 0)), Observer.NONE)
                    .meanWaitS());
        }
    }

    /**
     * Pre-emptive priorities with resumption (White and Christie 1958), where a segment of length d is not interrupted: the urgent wait
     * (ρ₁·s + ρ₂·d) / (2·(1 − ρ₁)); with ever shorter segments the patient take s / (1 − ρ₁) + (ρ₁ + ρ₂)·s / (2·(1 − ρ₁)·(1 − ρ)).
     */
    @Test
    void urgentRequestsPreemptAndPatientOnesResume() {
        int segments = 40;
        QueueBench bench = QueueBench.segmented(segments);
        double urgent = 0.3;
        double patient = 0.4;
        Serving preempt = new Serving(Batching.NONE, true, Offload.NONE);
        double urgentS = segments + (urgent * segments + patient) / (2 * (1 - urgent));
        double patientS =
                segments / (1 - urgent) + (urgent + patient) * segments / (2 * (1 - urgent) * (1 - urgent - patient));
        double[] theory = {urgentS, patientS};
        for (int stream = 0; stream < 2; stream++) {
            int watched = stream;
            agrees(theory[stream], stream == 0 ? 0 : 0.01, seed -> bench.shared(
                            load(
                                            REQUESTS * segments / 4,
                                            seed,
                                            stream("urgent", new Arrivals.Poisson(urgent / segments), 5),
                                            stream("patient", new Arrivals.Poisson(patient / segments), -1))
                                    .served(preempt),
                            Observer.NONE)
                    .streams()
                    .get(watched)
                    .latency()
                    .orElseThrow()
                    .meanS());
        }
    }

    /** Equal times one behind the other: nobody waits at the second unit, so that the first alone is an M/D/1 queue. */
    @Test
    void twoUnitsInARowWaitAsOne() {
        QueueBench bench = QueueBench.leaving(0);
        Offload second = new Offload(List.of(2), "other", "runtime", Precision.FP32, 1, 0, NEVER);
        double load = 0.7;

        agrees(2 + load / (2 * (1 - load)), 0, seed -> bench.shared(
                        poisson(load, seed).served(new Serving(Batching.NONE, false, second)), Observer.NONE)
                .latency()
                .meanS());
    }
}

package io.exeunt.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.Certification.LimitProof;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.search.objective.Constraint.Sense;
import org.junit.jupiter.api.Test;

/** What is advised where a limit is not proved. */
class CertificationChecksTest {
    private static final Limit LIMIT = new Limit(Metric.CLASS_ACCURACY, Sense.AT_LEAST, 0.5);

    private static String advice(double estimate, long samples) {
        return CertificationChecks.needed(new LimitProof(LIMIT, "", estimate, Double.NaN, 1, samples));
    }

    @Test
    void aClassWithoutSamplesAsksForSamplesAndNotForALooserLimit() {
        assertThat(advice(Double.NaN, LimitProof.NEVER))
                .endsWith(", and a class has no sample among those kept: keep more samples, or leave that limit out.");
        assertThat(advice(0.4, LimitProof.NEVER)).endsWith(", which no number of samples would prove: loosen it.");
        assertThat(advice(0.6, 500)).contains(": about 500 kept samples would prove it");
    }
}

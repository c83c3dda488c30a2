package io.exeunt.policies.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
    private static int[] epoch(BatchOrder order, int epoch) {
        return java.util.stream.IntStream.range(0, 3)
                .flatMap(step -> Arrays.stream(order.batch(3L * epoch + step)))
                .toArray();
    }

    @Test
    void anEpochShowsNoImageTwice() {
        assertThat(epoch(new BatchOrder(14, 4, 1), 1)).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void everyEpochHasAnOrderOfItsOwn() {
        BatchOrder order = new BatchOrder(14, 4, 1);
        assertThat(epoch(order, 1)).isNotEqualTo(epoch(order, 0));
    }

    @Test
    void aStepShowsTheSameImagesWhetherOrNotTheOnesBeforeWereAskedFor() {
        BatchOrder fromStart = new BatchOrder(14, 4, 1);
        epoch(fromStart, 0);
        epoch(fromStart, 1);
        assertThat(new BatchOrder(14, 4, 1).batch(7)).isEqualTo(fromStart.batch(7));
    }

    @Test
    void theSeedDecidesTheOrder() {
        assertThat(new BatchOrder(14, 4, 2).batch(0)).isNotEqualTo(new BatchOrder(14, 4, 1).batch(0));
    }
}

package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RailBoardsTest {
    @Test
    void aShippedRailHasAFactorAtEachOfItsClocks() {
        RailBoard a57 = RailBoards.find("jetson-tx1", "a57").orElseThrow();
        assertThat(a57.profile().keySet())
                .containsAll(DeviceCatalog.find("jetson-tx1").domain("a57").toDvfsDomain().opps().points().stream()
                        .map(point -> point.freqHz())
                        .toList());
        assertThat(a57.profile().values())
                .allSatisfy(factor -> assertThat(factor).isBetween(0.8, 1.25));
    }

    @Test
    void onlyRailsThatWereFittedHaveConstants() {
        RailBoard gpu = RailBoards.find("jetson-tx1", "gpu").orElseThrow();
        assertThat(gpu).isEqualTo(new RailBoard(0.3015, 2, 0.28, Map.of()));
        assertThat(RailBoards.find("odroid-xu4", "a15").orElseThrow().profile()).containsOnlyKeys(1e9, 1.5e9, 2e9);
        assertThat(RailBoards.find("jetson-tx1", "denver")).isEmpty();
    }

    @Test
    void everyKeyOfTheFileStandsForAComponent() {
        assertThat(RailBoards.disagreements()).isEmpty();
    }
}

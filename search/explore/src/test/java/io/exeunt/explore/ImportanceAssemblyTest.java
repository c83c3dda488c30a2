package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.Importance;
import io.exeunt.search.importance.MainEffects;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportanceAssemblyTest {
    private static Importance of(int designs) {
        return ImportanceAssembly.of(new MainEffects(designs, List.of(new MainEffects.Share("clock", List.of(0.25)))));
    }

    @Test
    void ofFewDesignsNothingIsTold() {
        assertThat(of(499)).isEqualTo(Importance.UNKNOWN);
        assertThat(of(500).choices()).containsExactly(new Importance.Choice("clock", List.of(0.25)));
    }
}

package io.exeunt.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.StrugglingMain;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapWatchIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Without the watch this would go on until the child's time is over. */
    @Test
    void whoOnlyCollectsGarbageIsEnded() throws Exception {
        Child.Result result = new Child(folder).call(StrugglingMain.class, List.of("-Xmx48m"), List.of());

        assertThat(result.code()).as(result.text()).isEqualTo(8);
    }
}

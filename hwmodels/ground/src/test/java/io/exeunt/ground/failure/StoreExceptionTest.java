package io.exeunt.ground.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StoreExceptionTest {
    private static final Path FILE = Path.of("f");

    @Test
    void aFullDiskAndAClosedOneComeWithAWayOut() {
        assertThat(StoreException.writing(FILE, new IOException("No space left on device")))
                .hasMessageStartingWith("Could not write f: No space left on device")
                .hasMessageContaining("Maybe free some space");
        assertThat(StoreException.writing(FILE, new AccessDeniedException("f")))
                .hasMessageContaining("permission denied")
                .hasMessageContaining("Maybe point EXEUNT_CACHE or --output to a folder of your own.");
    }

    @Test
    void anythingElseIsToldAsItIs() {
        assertThat(StoreException.reading(FILE, new IOException("bad sector")))
                .hasMessage("Could not read f: bad sector");
        assertThat(new StoreException("The journal is damaged", new IllegalStateException()))
                .hasMessage("The journal is damaged");
        assertThat(new StoreException("gone")).hasMessage("gone");
    }
}

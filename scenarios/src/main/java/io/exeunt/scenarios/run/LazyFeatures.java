package io.exeunt.scenarios.run;

import io.exeunt.policies.dl4j.heads.Features;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Features that are computed when they are first asked for, and not before. */
final class LazyFeatures implements AutoCloseable {
    private final Supplier<Features> maker;
    private @Nullable Features features;

    LazyFeatures(Supplier<Features> maker) {
        this.maker = maker;
    }

    Features get() {
        Features made = features == null ? maker.get() : features;
        features = made;
        return made;
    }

    @Override
    public void close() {
        if (features != null) {
            features.close();
        }
    }
}

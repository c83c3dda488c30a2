package io.exeunt.scenarios.cli;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.KnownNames;
import io.exeunt.scenarios.workbench.Workbench;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What commands need to do their work.
 *
 * @param workbench does the work; made on first use, as it loads native code
 * @param known names of devices and policies
 * @param cache trained networks and traces
 * @param cancellation the user's wish to stop
 * @param clock the time
 */
public record Services(
        Supplier<Workbench> workbench,
        KnownNames known,
        ArtefactCache cache,
        Cancellation cancellation,
        InstantSource clock) {}

package io.exeunt.ground.progress;

import io.exeunt.ground.failure.Cancellation;
import java.time.InstantSource;
import java.util.List;

/**
 * What surrounds a run: none of it changes a result.
 *
 * @param cancellation the user's wish to stop
 * @param progress who hears how it goes
 * @param clock the time, for phases and manifests
 * @param commandLine arguments as typed, for the manifest's reproduce block
 */
public record RunContext(
        Cancellation cancellation, ProgressListener progress, InstantSource clock, List<String> commandLine) {
    public RunContext {
        commandLine = List.copyOf(commandLine);
    }
}

package io.exeunt.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What this process has used; tells it as a line that {@link EventPeers} reads. */
final class PeerUsage {
    private PeerUsage() {}

    /**
     * Prints it.
     *
     * @param wallS time in s of the simulation
     * @param latencyOverTheory mean latency divided by what Pollaczek and Khinchine say
     */
    static void print(long requests, double wallS, double latencyOverTheory) throws IOException {
        double processorS = ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
        System.out.println("peer " + requests + " " + processorS + " " + wallS + " " + mostMib() + " " + latencyOverTheory);
    }

    /** Most memory that was resident, in MiB; NaN where the system does not tell. */
    private static double mostMib() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.isReadable(status)
                ? Double.NaN
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(Double.NaN);
    }
}

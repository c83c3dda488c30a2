package io.exeunt.policies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The event engine beside SimPy and CloudSim Plus: one queue with Poisson arrivals, one server and four service times at 70 % load, each
 * simulated by a process of its own, one after the other. Exeunt's has heat, leakage, clocks and percentiles beside it, the others the
 * bare queue. A peer that is not there is left out and named. Run by hand; it isn't a test.
 *
 * <pre>
 * EventPeers [requests of Exeunt] [of SimPy] [of CloudSim Plus]
 * </pre>
 */
final class EventPeers {
    private static final String PYTHON = System.getProperty("exeunt.python", "python3");
    private static final int FIELDS = 6;

    private EventPeers() {}

    /** Runs all three, or is the process of one of them. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long exeunt = arguments.length > 0 ? Long.parseLong(arguments[0]) : 20_000_000;
        long simPy = arguments.length > 1 ? Long.parseLong(arguments[1]) : 200_000;
        long cloudSim = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20_000;
        System.out.printf(
                "%-15s %12s %12s %10s %14s %12s %20s%n",
                "", "requests", "processor s", "wall s", "per core and s", "memory MiB", "mean latency/theory");
        print("Exeunt", java(ExeuntQueue.class, exeunt), "");
        print("SimPy", python(simPy), "apt install python3-simpy, or pip install simpy; -Dexeunt.python names another Python");
        print("CloudSim Plus", java(CloudSimQueue.class, cloudSim), "it failed");
    }

    private static void print(String name, List<String> fields, String missing) {
        if (fields.isEmpty()) {
            System.out.printf("%-15s skipped: %s%n", name, missing);
            return;
        }
        double requests = Double.parseDouble(fields.get(1));
        double processorS = Double.parseDouble(fields.get(2));
        System.out.printf(
                Locale.ROOT,
                "%-15s %,12.0f %12.2f %10.2f %,14.0f %12.0f %20.3f%n",
                name,
                requests,
                processorS,
                Double.parseDouble(fields.get(3)),
                requests / processorS,
                Double.parseDouble(fields.get(4)),
                Double.parseDouble(fields.get(5)));
    }

    private static List<String> java(Class<?> peer, long requests) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx512m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(peer.getName(), String.valueOf(requests)));
        return answer(new ProcessBuilder(command).start());
    }

    private static List<String> python(long requests) throws IOException, InterruptedException {
        try (InputStream script = EventPeers.class.getResourceAsStream("/queue_in_simpy.py")) {
            Process python = new ProcessBuilder(PYTHON, "-", String.valueOf(requests))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            script.transferTo(python.getOutputStream());
            python.getOutputStream().close();
            return answer(python);
        } catch (IOException noPython) {
            return List.of();
        }
    }

    /** The line that tells; none where the process failed. */
    private static List<String> answer(Process process) throws IOException, InterruptedException {
        List<String> told = List.of();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> fields = List.of(line.split(" "));
                told = fields.size() == FIELDS && fields.get(0).equals("peer") ? fields : told;
            }
        }
        return process.waitFor() == 0 ? told : List.of();
    }
}

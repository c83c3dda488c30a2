package io.exeunt.scenarios.spark;

import io.exeunt.ground.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where Spark is to compute. */
sealed interface Place {
    /** What a user asks for inside a job of spark-submit. */
    String SUBMITTED = "spark-submit";

    Pattern LOCAL = Pattern.compile("local(\\[(\\*|[1-9]\\d{0,3})])?");
    Pattern ADDRESS = Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]*|\\[[0-9A-Fa-f:]+]):(\\d{1,5})");
    String SCHEME = "spark://";
    int MOST_PORT = 65_535;

    /** Threads of this process, as Spark counts them: "local[*]". */
    record Local(String master) implements Place {}

    /**
     * Masters of a standalone cluster, one of which leads.
     *
     * @param url "spark://a:7077,b:7077"
     * @param masters of it
     */
    record Standalone(String url, List<Address> masters) implements Place {}

    /** The master that spark-submit has named. */
    record Submitted() implements Place {}

    /**
     * Where a master listens.
     *
     * @param port 1 … 65,535
     */
    record Address(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * Reads what was given to --on.
     *
     * @throws InvalidInputException if it is no place that Spark knows
     */
    static Place of(String given) {
        if (given.equals(SUBMITTED)) {
            return new Submitted();
        }
        if (LOCAL.matcher(given).matches()) {
            return new Local(given);
        }
        if (given.startsWith(SCHEME)) {
            return new Standalone(given, masters(given));
        }
        throw wrong(given);
    }

    private static List<Address> masters(String given) {
        List<Address> masters = new ArrayList<>();
        for (String address : given.substring(SCHEME.length()).split(",", -1)) {
            Matcher parts = ADDRESS.matcher(address);
            if (!parts.matches() || port(parts) < 1 || port(parts) > MOST_PORT) {
                throw wrong(given);
            }
            masters.add(new Address(parts.group(1), port(parts)));
        }
        return masters;
    }

    private static int port(Matcher parts) {
        return Integer.parseInt(parts.group(2));
    }

    private static InvalidInputException wrong(String given) {
        boolean managed = given.equals("yarn") || given.startsWith("k8s://");
        return new InvalidInputException(
                "--on " + given,
                "Expected spark://host:port, local[threads], local[*] or " + SUBMITTED + ", given " + given,
                managed
                        ? "submit a job to " + (given.equals("yarn") ? "YARN" : "Kubernetes")
                                + ": spark-submit --master " + given + " exeunt-spark-…-job.jar sweep … --on "
                                + SUBMITTED
                        : "a standalone master listens at spark://host:7077 (docs/scaling.md)");
    }
}

package io.exeunt.scenarios.spark;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.sweep.CellCluster;
import io.exeunt.scenarios.sweep.CellExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Apache Spark: a standalone cluster, threads of this process, or whatever spark-submit has connected to. */
public final class SparkCluster implements CellCluster {
    private static final int PATIENCE_MS = 5_000;

    @Override
    public CellExecutor at(String given, String version) {
        Place place = Place.of(given);
        if (place instanceof Place.Standalone standalone) {
            requireAnswer(standalone);
        } else if (place instanceof Place.Submitted && System.getProperty("spark.master") == null) {
            throw new InvalidInputException(
                    "--on " + given,
                    "Expected to run in a job of spark-submit, there is none",
                    "spark-submit --master <master> exeunt-spark-…-job.jar sweep … --on " + Place.SUBMITTED);
        }
        return new SparkCells(place, given, version);
    }

    /** Spark itself tries for a minute before it says so. */
    private static void requireAnswer(Place.Standalone place) {
        List<String> reasons = new ArrayList<>();
        for (Place.Address master : place.masters()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(master.host(), master.port()), PATIENCE_MS);
                return;
            } catch (UnknownHostException e) {
                reasons.add(master + " – no machine has this name");
            } catch (IOException e) {
                reasons.add(master + " – " + e.getMessage());
            }
        }
        throw new InvalidInputException(
                "--on " + place.url(),
                "No Spark master answers: " + String.join(", ", reasons),
                "its page says where it listens, and docs/scaling.md how to start one");
    }
}

package io.exeunt.scenarios.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A standalone master and workers of one core each, in processes of their own, from the jars of Spark's own installation. */
final class LoopbackCluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long PATIENCE_S = 300;
    static final Path MODULE = Path.of("").toAbsolutePath();

    private final Path folder;
    private final int port;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    private LoopbackCluster(Path folder, int port, Process master) {
        this.folder = folder;
        this.port = port;
        this.master = master;
    }

    static LoopbackCluster start(Path folder, int workers) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process master =
                daemon(folder, "master", "master.Master", "--host", HOST, "--port", "" + port, "--webui-port", "0");
        LoopbackCluster cluster = new LoopbackCluster(folder, port, master);
        for (int i = 1; i <= workers; i++) {
            cluster.addWorker(i);
        }
        until("workers come", () -> cluster.registered() >= workers);
        return cluster;
    }

    private void addWorker(int number) throws IOException {
        String name = "worker-" + number;
        workers.add(daemon(
                folder,
                name,
                "worker.Worker",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--host",
                HOST,
                "--webui-port",
                "0",
                "--work-dir",
                folder.resolve(name).toString(),
                url()));
    }

    String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** Ends a worker and its executors at once, as if the machine had gone. */
    void kill(int worker) {
        Process process = workers.get(worker);
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** How often the master has told of a worker that came. */
    private long registered() {
        return lines("Registering worker");
    }

    /** Lines of the master's log that hold these words. */
    long lines(String words) {
        try (Stream<String> lines = Files.lines(folder.resolve("master.log"))) {
            return lines.filter(line -> line.contains(words)).count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < workers.size(); i++) {
            kill(i);
        }
        master.destroyForcibly();
    }

    private static Process daemon(Path folder, String name, String type, String... arguments) throws IOException {
        Path installation = MODULE.resolve("installation/target");
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m"));
        command.addAll(options());
        command.addAll(List.of("-cp", installation.resolve("jars") + "/*", "org.apache.spark.deploy." + type));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", installation.toString());
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        return builder.start();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What the launcher gives to Java for Spark. */
    static List<String> options() throws IOException {
        return Files.readAllLines(MODULE.resolve("target/launcher/jvm.options"));
    }

    /** The jars that the launcher takes for Spark. */
    static String classPath() throws IOException {
        Path target = MODULE.resolve("target");
        return target.resolve(Files.readString(target.resolve("launcher/jar")).strip())
                + File.pathSeparator
                + Files.readString(target.resolve("launcher/classpath")).strip();
    }

    static void until(String what, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited in vain until " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}

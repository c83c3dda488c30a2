package io.exeunt.scenarios.spark;

import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;

/** How Spark is set up; properties {@code spark.…} of this process come before these. */
final class SparkSettings {
    private static final String CLASSES = ".jar";
    private static final String JOB = "-job.jar";

    private SparkSettings() {}

    static SparkConf of(Place place) {
        SparkConf conf = new SparkConf()
                .setAppName("exeunt sweep")
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.ui.showConsoleProgress", "false")
                // each result is written and forgotten when it comes
                .setIfMissing("spark.driver.maxResultSize", "0");
        if (place instanceof Place.Local local) {
            return conf.setMaster(local.master());
        }
        if (place instanceof Place.Standalone standalone) {
            conf.setMaster(standalone.url());
            addJar(conf, job());
        }
        plugIns().forEach(jar -> addJar(conf, jar));
        return conf;
    }

    /** What executors run: it lies beside the jar that these classes come from. */
    private static Path job() {
        Path own = Path.of(location());
        String name = String.valueOf(own.getFileName());
        return name.endsWith(CLASSES) && !name.endsWith(JOB)
                ? own.resolveSibling(name.substring(0, name.length() - CLASSES.length()) + JOB)
                : own;
    }

    private static java.net.URI location() {
        try {
            return SparkSettings.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The jar of these classes has no path", e);
        }
    }

    /** Jars of --plugins, which have a class loader of their own. */
    private static List<Path> plugIns() {
        List<Path> jars = new ArrayList<>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader != null && loader.getClass() == URLClassLoader.class) {
            for (URL url : ((URLClassLoader) loader).getURLs()) {
                jars.add(Path.of(java.net.URI.create(url.toString())));
            }
        }
        return jars;
    }

    private static void addJar(SparkConf conf, Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("Expected the job's jar at " + jar + ", found none");
        }
        String before = conf.get("spark.jars", "");
        conf.set("spark.jars", before.isEmpty() ? jar.toString() : before + "," + jar);
    }
}

package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.fixtures.Fuzz;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Governors;
import io.exeunt.policies.Policies;
import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the example of docs/plugins.md and hands it to the command line. */
class PluginsTest {
    private static final String POLICY = "META-INF/services/io.exeunt.simulator.policy.ExitPolicy";

    private final ClassLoader before =
            Objects.requireNonNull(Thread.currentThread().getContextClassLoader());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Session session;

    @BeforeEach
    void openSession() {
        session = new Session(folder.resolve("cache"));
    }

    @AfterEach
    void forgetPlugins() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static String documentedExample() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve(".mvn"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        String page = Files.readString(root.resolve("docs/plugins.md"));
        int start = page.indexOf("```java\n") + "```java\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    private Path jar(String name, String service, String implementation) throws IOException {
        Path source = folder.resolve("EveryThird.java");
        Files.writeString(source, documentedExample());
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, OutputStream.nullOutputStream(), null, "-d", classes.toString(), source.toString());
        assertThat(result).as("the documented example compiles").isZero();
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entry(out, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            entry(out, service, implementation.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static void entry(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    @Test
    void thePolicyOfAJarIsFoundByNameEverywhere() throws Exception {
        Path jar = jar("mine.jar", POLICY, "org.example.EveryThird");
        assertThat(Policies.find("every_third")).isEmpty();

        Result result = session.call("compare", "x.npz", "-q", "--plugins", jar.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Policies.names()).contains("every_third");
        Thread other = new Thread(() -> found.set(Policies.find("every_third").isPresent()));
        other.start();
        other.join();
        assertThat(found).as("by threads that are started later").isTrue();
        assertThat(Governors.find("every_third")).isEmpty();
    }

    private final java.util.concurrent.atomic.AtomicBoolean found = new java.util.concurrent.atomic.AtomicBoolean();

    @Test
    void aFolderOfJarsWillDo() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.move(jar("mine.jar", POLICY, "org.example.EveryThird"), plugins.resolve("mine.jar"));
        Files.writeString(plugins.resolve("readme.txt"), "no jar");

        assertThat(session.call("compare", "x.npz", "-q", "--plugins", plugins.toString())
                        .code())
                .isZero();
        assertThat(Policies.find("every_third")).isPresent();
    }

    @Test
    void whatCanNotBeLoadedIsToldByName() throws IOException {
        Path missing = jar("bad.jar", POLICY, "org.example.Missing");

        Result result = session.call("version", "--plugins", missing.toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("--plugins [" + missing + "]: A plug-in can't be loaded: "
                        + "io.exeunt.simulator.policy.ExitPolicy: Provider org.example.Missing not found");
    }

    @Test
    void damagedJarsAndClassesAreTold() throws IOException {
        Path jar = jar("mine.jar", POLICY, "org.example.EveryThird");
        Path classFile = folder.resolve("classes/org/example/EveryThird.class");
        List<Class<? extends Exception>> told = List.of(InvalidInputException.class);
        Path damaged = folder.resolve("damaged.jar");
        byte[] service = "org.example.EveryThird".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(new Fuzz("mine.jar", Files.readAllBytes(jar), List.of(service), told).refusals(folder, content -> {
                    Thread.currentThread().setContextClassLoader(before);
                    Plugins.install(List.of(Files.write(damaged, content)));
                }))
                .isGreaterThan(Fuzz.INPUTS / 10);
        assertThat(new Fuzz("EveryThird.class", Files.readAllBytes(classFile), List.of(service), told)
                        .refusals(folder, content -> {
                            Thread.currentThread().setContextClassLoader(before);
                            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(damaged))) {
                                entry(out, "org/example/EveryThird.class", content);
                                entry(out, POLICY, service);
                            }
                            Plugins.install(List.of(damaged));
                        }))
                .isGreaterThan(Fuzz.INPUTS / 10);
    }

    @Test
    void nothingToLoadIsAnError() throws IOException {
        Path empty = jar("none.jar", "META-INF/readme", "");

        for (Path place : List.of(empty, folder.resolve("nowhere"), Files.createDirectories(folder.resolve("void")))) {
            Result result = session.call("version", "--plugins", place.toString());
            assertThat(result.code()).isEqualTo(3);
            assertThat(result.err().toLowerCase(Locale.ROOT))
                    .startsWith("--plugins")
                    .contains("expected", "found n");
        }
    }
}

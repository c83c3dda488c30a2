package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.simulator.event.LoadGovernorFactory;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.GovernorFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles sources as an author of a plug-in does, and packs them. */
final class PluginJar {

    private final Path classes;
    private final List<String> policies = new ArrayList<>();
    private final List<String> governors = new ArrayList<>();
    private final List<String> loadGovernors = new ArrayList<>();

    /** Nothing is compiled yet. */
    PluginJar(Path folder) throws IOException {
        classes = Files.createDirectories(folder);
    }

    /** The sources of docs/examples/plugins. */
    static List<Path> documented() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve(".mvn"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        try (Stream<Path> files = Files.list(root.resolve("docs/examples/plugins"))) {
            return files.sorted().toList();
        }
    }

    PluginJar compile(List<Path> sources) {
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
        sources.forEach(source -> arguments.add(source.toString()));
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, told, told, arguments.toArray(String[]::new));
        assertThat(result).as(told.toString(StandardCharsets.UTF_8)).isZero();
        return this;
    }

    PluginJar policies(String... implementations) {
        policies.addAll(List.of(implementations));
        return this;
    }

    PluginJar governors(String... implementations) {
        governors.addAll(List.of(implementations));
        return this;
    }

    PluginJar loadGovernors(String... implementations) {
        loadGovernors.addAll(List.of(implementations));
        return this;
    }

    /** Packs the classes whose path below the class folder is wanted. */
    Path pack(Path jar, Predicate<String> wanted) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString();
                if (wanted.test(name)) {
                    entry(out, name, Files.readAllBytes(file));
                }
            }
            service(out, ExitPolicy.class, policies);
            service(out, GovernorFactory.class, governors);
            service(out, LoadGovernorFactory.class, loadGovernors);
        }
        return jar;
    }

    private static void service(JarOutputStream out, Class<?> type, List<String> implementations) throws IOException {
        if (!implementations.isEmpty()) {
            entry(
                    out,
                    "META-INF/services/" + type.getName(),
                    String.join("\n", implementations).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void entry(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}

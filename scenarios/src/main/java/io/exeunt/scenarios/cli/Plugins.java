package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.simulator.event.LoadGovernorFactory;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.GovernorFactory;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Policies and governors of third parties in jars. A jar names its classes in {@code META-INF/services}; once it is installed for a
 * thread, it and all threads that it starts find them by name.
 */
final class Plugins {
    private static final String OPTION = "--plugins";

    private Plugins() {}

    /**
     * Makes the services of jars known.
     *
     * @param places jars, and folders of jars; a jar's own libraries may lie beside it in a folder
     * @throws InvalidInputException if there is nothing there, or nothing that can be used
     */
    static void install(List<Path> places) {
        if (places.isEmpty()) {
            return;
        }
        List<Path> jars = places.stream()
                .flatMap(place -> jars(place).stream())
                .distinct()
                .toList();
        URL[] urls = jars.stream().map(Plugins::url).toArray(URL[]::new);
        // Kept open: plug-ins load their classes from it until the process ends.
        ClassLoader loader = new URLClassLoader(urls, Plugins.class.getClassLoader());
        requireServices(places, loader);
        Thread.currentThread().setContextClassLoader(loader);
    }

    private static List<Path> jars(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(whole(place));
        }
        if (!Files.isDirectory(place)) {
            throw new InvalidInputException(
                    OPTION + " " + place, "Expected a jar or a folder of jars, found neither", null);
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw new InvalidInputException(OPTION + " " + place, "Expected jars in this folder, found none", null);
            }
            jars.forEach(Plugins::whole);
            return jars;
        } catch (IOException e) {
            throw new InvalidInputException(OPTION + " " + place, "It can't be read: " + Reason.of(e), null, e);
        }
    }

    /** A class loader passes over what is no jar without a word. */
    private static Path whole(Path jar) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            opened.getManifest();
            return jar;
        } catch (IOException | IllegalArgumentException | SecurityException e) {
            throw new InvalidInputException(
                    OPTION + " " + jar, "Expected a jar, found another kind of file or half a jar", null, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new InvalidInputException(
                    OPTION + " " + jar, "Expected a path that has an address (URL), given one that has none", null, e);
        }
    }

    /** Loads each once, so that a damaged one is told at once and by its name. */
    private static void requireServices(List<Path> places, ClassLoader loader) {
        List<String> found = new ArrayList<>();
        try {
            ServiceLoader.load(ExitPolicy.class, loader).forEach(policy -> add(found, policy, policy.name(), loader));
            ServiceLoader.load(LoadGovernorFactory.class, loader)
                    .forEach(governor -> add(found, governor, governor.name(), loader));
            ServiceLoader.load(GovernorFactory.class, loader)
                    .forEach(governor -> add(found, governor, governor.name() + " " + governor.kind(), loader));
        } catch (ServiceConfigurationError | LinkageError | StackOverflowError | RuntimeException e) { // anybody's code
            throw new InvalidInputException(
                    OPTION + " " + places,
                    "A plug-in can't be loaded: " + reason(e),
                    "it was compiled for another version of exeunt-simulator or of Java, or lacks a public class or constructor",
                    e);
        }
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    OPTION + " " + places,
                    "Expected a policy or governor, found none",
                    "META-INF/services/" + ExitPolicy.class.getName() + " or …" + GovernorFactory.class.getSimpleName()
                            + " is missing in the jar");
        }
    }

    /** What it says, and what made it say so: a constructor's own complaint stands in the cause. */
    private static String reason(Throwable e) {
        String own = Optional.ofNullable(e.getMessage())
                .orElse("its code failed (" + e.getClass().getSimpleName() + ")");
        return Optional.ofNullable(e.getCause())
                .map(Throwable::getMessage)
                .filter(cause -> !own.contains(cause))
                .map(cause -> own + ": " + cause)
                .orElse(own);
    }

    private static void add(List<String> found, Object service, @Nullable String name, ClassLoader loader) {
        if (name == null || name.isBlank()) {
            throw new IllegalStateException(service.getClass().getName() + " has no name");
        }
        if (service.getClass().getClassLoader() == loader) {
            found.add(name);
        }
    }
}

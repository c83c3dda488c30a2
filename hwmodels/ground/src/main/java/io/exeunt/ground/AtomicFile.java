package io.exeunt.ground;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a file beside its target, forces it to disk and moves it into place; the target is the old file or the new one. What is written
 * beside it is a new file always: a symbolic link in its place is removed, not followed, and so is one in the target's place. Devices such
 * as /dev/null are written to and stay what they are.
 */
public final class AtomicFile {
    private static final String SUFFIX = ".part";
    private static final Pattern OWNER = Pattern.compile("\\.(\\d{1,18})-\\d{1,18}\\.part$");

    /** How far the clocks of processes and of files may be apart. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private static final Set<String> STREAMS = Set.of("/dev/stdout", "/dev/stderr");

    private AtomicFile() {}

    /** What goes into a file. */
    @FunctionalInterface
    public interface Body {
        /** Writes all of it; the stream is closed by who gave it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes text as UTF-8. */
    public static void write(Path target, String text) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes; missing folders are made, and a failed write leaves no temporary file and the old target as it was. What killed
     * processes left half written beside the same target goes.
     */
    public static void write(Path target, byte[] content) throws IOException {
        write(target, out -> out.write(content));
    }

    /** Writes what is too large to be held at once, as above. */
    public static void write(Path target, Body content) throws IOException {
        Path absolute = target.toAbsolutePath();
        if (isDevice(absolute.normalize())) {
            try (OutputStream out = Files.newOutputStream(absolute, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
            return;
        }
        Path folder = Files.createDirectories(absolute.getParent());
        String prefix = "." + absolute.getFileName() + ".";
        clear(folder, prefix);
        String owner =
                ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
        Path temporary = folder.resolve(prefix + owner + SUFFIX);
        try {
            Files.deleteIfExists(temporary);
            writeThrough(temporary, content);
            move(temporary, absolute);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Removes what processes that are gone have left half written in a folder, not below it. What can't be removed stays; what a living
     * process is writing does, too.
     */
    public static void clear(Path folder) throws IOException {
        clear(folder, ".");
    }

    private static void clear(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.startsWith(prefix) && name.endsWith(SUFFIX) && isAbandoned(file, name)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (UncheckedIOException | AccessDeniedException notOurs) {
            // Somebody else's leftovers are no reason not to write.
        }
    }

    /** Whether the process that wrote a file is gone; one that began after the file was written only has the same number. */
    private static boolean isAbandoned(Path file, String name) throws IOException {
        Matcher owner = OWNER.matcher(name);
        if (!owner.find()) {
            return false;
        }
        Instant written =
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        return ProcessHandle.of(Long.parseLong(owner.group(1)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(began -> !began.isAfter(written.plus(CLOCKS_DIFFER)))
                        .orElse(true))
                .isEmpty();
    }

    /** Whether a file is one of the system's own, such as /dev/null and /dev/stdout, which nothing may take the place of. */
    private static boolean isDevice(Path file) throws IOException {
        if (!file.startsWith("/dev") || !Files.exists(file)) {
            return false;
        }
        boolean standard = STREAMS.contains(file.toString()) || file.startsWith("/dev/fd");
        return standard
                || Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther();
    }

    private static void writeThrough(Path file, Body content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

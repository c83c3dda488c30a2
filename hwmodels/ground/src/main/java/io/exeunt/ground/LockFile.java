package io.exeunt.ground;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A lock against other processes and against other threads of this one, on a file of its own that holds nothing and stays. The system
 * gives it back when the process ends, however it ends.
 *
 * <p>POSIX locks belong to a process and its file, not to an open stream: closing any other stream on the same file drops them. So a
 * locked file is never opened a second time here, and nobody else has a reason to open it.
 */
public final class LockFile implements AutoCloseable {
    /** Real paths of the locks that this process holds; guarded by the class. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path place;
    private final FileChannel channel;

    private LockFile(Path place, FileChannel channel) {
        this.place = place;
        this.channel = channel;
    }

    /**
     * Takes the lock if it is free.
     *
     * @param file is made if need be, with its folders; a symbolic link in its place is removed, not followed
     * @return empty while another process, or this one, holds it
     */
    public static Optional<LockFile> tryTake(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = Files.createDirectories(absolute.getParent()).toRealPath();
        synchronized (LockFile.class) {
            Path place = folder.resolve(absolute.getFileName());
            if (HELD.contains(place)) {
                return Optional.empty();
            }
            Optional<LockFile> taken = open(place);
            taken.ifPresent(lock -> HELD.add(place));
            return taken;
        }
    }

    private static Optional<LockFile> open(Path place) throws IOException {
        if (Files.isSymbolicLink(place)) {
            Files.deleteIfExists(place);
        }
        FileChannel channel =
                FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new LockFile(place, channel));
    }

    @Override
    public void close() throws IOException {
        synchronized (LockFile.class) {
            if (channel.isOpen()) {
                HELD.remove(place);
                channel.close();
            }
        }
    }
}

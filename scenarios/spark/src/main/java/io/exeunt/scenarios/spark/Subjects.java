package io.exeunt.scenarios.spark;

import io.exeunt.scenarios.run.RemoteStudies;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an executor has unpacked: cells of one subject share it, with the prices of its boards. It gives its memory back when that runs short,
 * and is unpacked again.
 */
final class Subjects {
    private static final Map<String, Subjects> KNOWN = new ConcurrentHashMap<>();

    private SoftReference<@Nullable RemoteStudies> kept = new SoftReference<>(null);

    private Subjects() {}

    /**
     * Studies about a subject.
     *
     * @param sha256 of its content
     * @param content packed
     * @param version of Exeunt that asks
     */
    static RemoteStudies studies(String sha256, Supplier<byte[]> content, String version) {
        return KNOWN.computeIfAbsent(sha256 + " " + version, key -> new Subjects())
                .get(content, version);
    }

    private synchronized RemoteStudies get(Supplier<byte[]> content, String version) {
        RemoteStudies studies = kept.get();
        if (studies == null) {
            studies = new RemoteStudies(content.get(), version);
            kept = new SoftReference<>(studies);
        }
        return studies;
    }
}

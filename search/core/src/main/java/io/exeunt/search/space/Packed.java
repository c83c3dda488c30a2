package io.exeunt.search.space;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes of packed points, the same for the same bytes wherever they lie. */
final class Packed {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Packed() {}

    /** FNV-1a, eight bytes at a time, then the mixing of SplitMix64. */
    static int hash(byte[] bytes, int from, int length) {
        long hash = 0xcbf29ce484222325L;
        int end = from + length;
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        for (; at < end; at++) {
            hash = (hash ^ bytes[at]) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return (int) (hash ^ hash >>> 31);
    }
}

package io.exeunt.policies.dl4j.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.memory.Deallocatable;
import org.nd4j.linalg.api.memory.deallocation.DeallocatableReference;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gives ND4J's native memory back a while after nobody reaches it any more, instead of at once.
 *
 * <p>ND4J 1.0.0-M2.1 frees an array's memory as soon as the garbage collector finds the array unreachable, and an array counts as
 * unreachable while a native call still works on its memory: an operation that is not looked at after the call may be collected during
 * it. {@code NativeOpExecutioner.exec(BroadcastOp)} does so with the array of the operation's dimensions, and matrix products do so with
 * copies of their operands. A garbage collection at the wrong moment then crashes the process, in {@code DataBuffer::primary()} for
 * instance. Calls take milliseconds; memory that is given back {@link #DELAY_MS} after the collection is not in use any more.
 *
 * <p>What it costs: training the quickstart's network ({@code exeunt train scenarios/quickstart.yaml}, two threads, -Xmx3g) had a largest
 * resident set of 2.13 and 2.18 GB in two runs, without this class of 1.96 and 2.02 GB (GNU time, "Maximum resident set size").
 */
final class LateRelease {
    /** How long memory is kept after the collector found it unreachable; some thousand times the length of a native call. */
    static final long DELAY_MS = 5000;

    private final ReferenceQueue<Deallocatable> unreachable = new ReferenceQueue<>();
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "exeunt-native-memory-later"));
    private final Map<?, ?> known;

    private LateRelease(Map<?, ?> known) {
        this.known = known;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Takes over from ND4J's own threads, for every array that is made from now on. */
    static void install() {
        DeallocatorService service = Nd4j.getDeallocatorService();
        LateRelease release = new LateRelease((Map<?, ?>) field(service, "referenceMap"));
        @SuppressWarnings("unchecked")
        List<List<ReferenceQueue<Deallocatable>>> queues =
                (List<List<ReferenceQueue<Deallocatable>>>) field(service, "deviceMap");
        queues.replaceAll(own -> List.of(release.unreachable));
        daemon(release::run, "exeunt-native-memory").start();
    }

    private void run() {
        try {
            while (true) {
                DeallocatableReference reference = (DeallocatableReference) (Object) unreachable.remove();
                later.schedule(() -> release(reference), DELAY_MS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void release(DeallocatableReference reference) {
        reference.getDeallocator().deallocate();
        known.remove(reference.getId());
    }

    private static Object field(DeallocatorService service, String name) {
        try {
            Field field = DeallocatorService.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(service);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No field '" + name + "' in DeallocatorService: another ND4J?", e);
        }
    }
}

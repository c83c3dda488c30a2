package io.exeunt.simulator.event;

/**
 * How requests share the board.
 *
 * @param batch requests that are answered together
 * @param preempt whether an inference gives way, at the border of a segment, to a request of a higher priority
 * @param offload segments that another unit runs
 */
public record Serving(Batching batch, boolean preempt, Offload offload) {
    /** One unit answers one request after the other. */
    public static final Serving ONE_BY_ONE = new Serving(Batching.NONE, false, Offload.NONE);

    /** Whether one unit answers one request after the other. */
    public boolean isOneByOne() {
        return equals(ONE_BY_ONE);
    }
}

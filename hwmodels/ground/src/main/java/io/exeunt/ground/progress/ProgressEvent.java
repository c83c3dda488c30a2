package io.exeunt.ground.progress;

/** Something worth telling while work goes on. */
public sealed interface ProgressEvent {
    /**
     * A phase begins.
     *
     * @param phase such as "train"
     * @param detail such as "55,000 images, 2 epochs"; "" for none
     */
    record PhaseStarted(String phase, String detail) implements ProgressEvent {}

    /**
     * A phase has ended.
     *
     * @param phase such as "train"
     * @param seconds wall-clock time in s
     * @param cached whether its result was found in the cache
     */
    record PhaseFinished(String phase, double seconds, boolean cached) implements ProgressEvent {}

    /**
     * Some steps of a long phase are done.
     *
     * @param phase such as "train"
     * @param done steps done so far, 0 … total
     * @param total steps in all
     * @param unit of a step, plural, such as "images"
     * @param perSecond steps per second of late; NaN while unknown
     * @param etaS time left in s; NaN while unknown
     * @param detail such as "epoch 2/2  loss 0.113"; "" for none
     */
    record Step(String phase, long done, long total, String unit, double perSecond, double etaS, String detail)
            implements ProgressEvent {}

    /**
     * A generation of a search has been evaluated.
     *
     * @param generation from 1
     * @param evaluations done so far, earlier runs of the study included
     * @param budget evaluations in all
     * @param feasibleShare share of evaluated designs that keep the budget, 0 … 1
     * @param frontSize designs on the front
     * @param hypervolume of the front against the study's reference point
     * @param gain growth of hypervolume since the generation before
     * @param failed evaluations that failed so far
     * @param perSecond evaluations per second; NaN while unknown
     * @param etaS time left in s; NaN while unknown
     */
    record Generation(
            int generation,
            int evaluations,
            int budget,
            double feasibleShare,
            int frontSize,
            double hypervolume,
            double gain,
            int failed,
            double perSecond,
            double etaS)
            implements ProgressEvent {}

    /** A fact worth a line, such as the reference point of the hypervolume. */
    record Note(String text) implements ProgressEvent {}

    /**
     * Something that is likely to mislead.
     *
     * @param text what was seen
     * @param hint the option that mends it; "" for none
     */
    record Warning(String text, String hint) implements ProgressEvent {}
}

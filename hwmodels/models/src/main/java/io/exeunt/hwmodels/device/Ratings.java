package io.exeunt.hwmodels.device;

import org.jspecify.annotations.Nullable;

/**
 * Published or measured whole-board figures that no model uses.
 *
 * @param processNm feature size in nm
 * @param idleW board idle, in W
 * @param maxW highest power seen, in W
 */
public record Ratings(
        @Nullable Quantity processNm,
        @Nullable Quantity idleW,
        @Nullable Quantity maxW) {}

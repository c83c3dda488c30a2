/**
 * Learned exit policies: EENet's scheduler as published but mended ({@code eenet}), and our own ({@code eenet-exeunt}). Both choose
 * for a budget on mean cost when to stop; {@code docs/policies.md} says what is whose.
 */
@NullMarked
package io.exeunt.policies.eenet;

import org.jspecify.annotations.NullMarked;

/** Trained networks, checkpoints and traces on disk, found again by what they were made from. */
@NullMarked
package io.exeunt.scenarios.cache;

import org.jspecify.annotations.NullMarked;

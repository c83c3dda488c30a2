/**
 * Exit traces as files: NumPy's own {@code .npy} arrays in a {@code .npz} zip, read with checks and written deterministically. The
 * layout is described in {@code docs/trace-format.md}.
 */
@NullMarked
package io.exeunt.simulator.npz;

import org.jspecify.annotations.NullMarked;

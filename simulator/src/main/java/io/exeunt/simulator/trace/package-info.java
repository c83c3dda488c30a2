/** What each exit said about each sample, measured once: the border between learning and exploring. */
@NullMarked
package io.exeunt.simulator.trace;

import org.jspecify.annotations.NullMarked;

/** What a design point achieves: accuracy, latency, energy and where they come from. */
@NullMarked
package io.exeunt.simulator.result;

import org.jspecify.annotations.NullMarked;

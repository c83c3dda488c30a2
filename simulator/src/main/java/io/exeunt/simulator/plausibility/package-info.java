/** Tells of a trace what is formally right and yet hardly what anybody meant, with the chance of saying so in vain. */
@NullMarked
package io.exeunt.simulator.plausibility;

import org.jspecify.annotations.NullMarked;

/** Traces and the networks that they are priced on. */
@NullMarked
package io.exeunt.simulator.pairing;

import org.jspecify.annotations.NullMarked;

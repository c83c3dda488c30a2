/** The costs of a design followed down to single operators. */
@NullMarked
package io.exeunt.simulator.operators;

import org.jspecify.annotations.NullMarked;

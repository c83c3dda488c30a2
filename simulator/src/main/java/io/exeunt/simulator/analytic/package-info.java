/** The analytic engine: a histogram of paths times tables of costs. */
@NullMarked
package io.exeunt.simulator.analytic;

import org.jspecify.annotations.NullMarked;

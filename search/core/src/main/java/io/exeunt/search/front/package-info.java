/** Pareto fronts, hypervolume and the knee. */
@NullMarked
package io.exeunt.search.front;

import org.jspecify.annotations.NullMarked;

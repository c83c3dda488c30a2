/** What is wanted and what is required: objectives, constraints and evaluations. */
@NullMarked
package io.exeunt.search.objective;

import org.jspecify.annotations.NullMarked;

/** Scores: how sure an exit is of its answer, one column per exit. */
@NullMarked
package io.exeunt.policies.score;

import org.jspecify.annotations.NullMarked;

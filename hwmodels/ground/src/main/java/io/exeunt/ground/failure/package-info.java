/** The ways in which a run can end early, each with an exit code of its own. */
@NullMarked
package io.exeunt.ground.failure;

import org.jspecify.annotations.NullMarked;

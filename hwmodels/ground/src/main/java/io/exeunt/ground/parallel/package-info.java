/** Computations on several threads that end when their user wants them to. */
@NullMarked
package io.exeunt.ground.parallel;

import org.jspecify.annotations.NullMarked;

/** Binds files that a person wrote to records by their components, and prints the records back by the same rules. */
@NullMarked
package io.exeunt.ground.spec.bind;

import org.jspecify.annotations.NullMarked;

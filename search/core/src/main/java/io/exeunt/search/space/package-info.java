/** What may be chosen: dimensions, and points of the space they span. */
@NullMarked
package io.exeunt.search.space;

import org.jspecify.annotations.NullMarked;

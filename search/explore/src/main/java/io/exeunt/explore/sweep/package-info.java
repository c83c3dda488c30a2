/** Many studies side by side: cells of a sweep, their fronts against one reference, and what changes along each axis. */
@NullMarked
package io.exeunt.explore.sweep;

import org.jspecify.annotations.NullMarked;

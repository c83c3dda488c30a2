/** A page on this computer that follows the studies and sweeps of a folder. */
@NullMarked
package io.exeunt.scenarios.dashboard;

import org.jspecify.annotations.NullMarked;

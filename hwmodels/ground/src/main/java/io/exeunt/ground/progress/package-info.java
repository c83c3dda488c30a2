/** How long work tells its user how it goes, and hears that it shall stop. */
@NullMarked
package io.exeunt.ground.progress;

import org.jspecify.annotations.NullMarked;

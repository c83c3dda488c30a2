/** Recognises files by what they hold, so that one of the wrong kind is named, and the way in is said. */
@NullMarked
package io.exeunt.ground.filekind;

import org.jspecify.annotations.NullMarked;

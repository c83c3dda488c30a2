/** What every module stands on: argument checks, input errors with suggestions, atomic files, hashes, how a result came about. */
@NullMarked
package io.exeunt.ground;

import org.jspecify.annotations.NullMarked;

/** Early-exit designs as points of a search space: encoding, evaluation on the fit split, and the designs to compare with. */
@NullMarked
package io.exeunt.explore;

import org.jspecify.annotations.NullMarked;

/** How warm a board gets, and what it does about it. */
@NullMarked
package io.exeunt.hwmodels.thermal;

import org.jspecify.annotations.NullMarked;

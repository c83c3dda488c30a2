/** What a board consists of: compute units, memory, runtimes, and where each number comes from. */
@NullMarked
package io.exeunt.hwmodels.device;

import org.jspecify.annotations.NullMarked;

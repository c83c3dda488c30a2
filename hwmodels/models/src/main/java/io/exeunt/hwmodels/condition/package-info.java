/** What-if conditions of a board: warm air, other voltages, capped or pinned clocks, another bandwidth. */
@NullMarked
package io.exeunt.hwmodels.condition;

import org.jspecify.annotations.NullMarked;

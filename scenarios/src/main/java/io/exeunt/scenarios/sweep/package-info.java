/** Many studies in one folder: what is varied, where the cells are computed, and the page about all of them. */
@NullMarked
package io.exeunt.scenarios.sweep;

import org.jspecify.annotations.NullMarked;

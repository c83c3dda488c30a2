/** Reads operating-point tables from what Linux boards say about themselves. */
@NullMarked
package io.exeunt.hwmodels.importer;

import org.jspecify.annotations.NullMarked;

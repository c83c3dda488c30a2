/** Reads operating-point tables from what Linux boards say about themselves: device trees, listings of sysfs and debugfs. */
@NullMarked
package io.exeunt.hwmodels.importer;

import org.jspecify.annotations.NullMarked;

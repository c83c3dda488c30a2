/** Layer tables: networks as JSON files, one row per operator. */
@NullMarked
package io.exeunt.hwmodels.workload.table;

import org.jspecify.annotations.NullMarked;

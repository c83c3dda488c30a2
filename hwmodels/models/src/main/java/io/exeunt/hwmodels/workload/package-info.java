/** What a network asks of a device: operators with their shapes, and graphs of them. */
@NullMarked
package io.exeunt.hwmodels.workload;

import org.jspecify.annotations.NullMarked;

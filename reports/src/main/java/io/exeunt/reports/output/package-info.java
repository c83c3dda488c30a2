/** Writing files so that a half-written one is never taken for whole. */
@NullMarked
package io.exeunt.reports.output;

import org.jspecify.annotations.NullMarked;

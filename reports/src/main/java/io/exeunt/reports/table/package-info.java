/** The front and the baselines as CSV, JSON, Markdown and plain text. */
@NullMarked
package io.exeunt.reports.table;

import org.jspecify.annotations.NullMarked;

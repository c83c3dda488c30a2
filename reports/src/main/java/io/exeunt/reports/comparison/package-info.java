/** Exit policies side by side on one trace: figures, and their tables, CSV and JSON. */
@NullMarked
package io.exeunt.reports.comparison;

import org.jspecify.annotations.NullMarked;

/** What the data say, in sentences: the verdict, health checks and the finding above each chart. Computed, never typed. */
@NullMarked
package io.exeunt.reports.insight;

import org.jspecify.annotations.NullMarked;

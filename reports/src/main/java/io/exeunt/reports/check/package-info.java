/** What a device file predicts beside what was measured: page, pictures and table. */
@NullMarked
package io.exeunt.reports.check;

import org.jspecify.annotations.NullMarked;

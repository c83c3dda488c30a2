/** The one place where numbers become text: SI prefixes, significant digits, shares in per cent and differences in points. */
@NullMarked
package io.exeunt.reports.format;

import org.jspecify.annotations.NullMarked;

/** The report as one HTML file that needs nothing but a browser. */
@NullMarked
package io.exeunt.reports.html;

import org.jspecify.annotations.NullMarked;

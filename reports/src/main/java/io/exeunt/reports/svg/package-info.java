/** The Pareto front, and a comparison of policies, as a picture for papers and READMEs: SVG and PNG. */
@NullMarked
package io.exeunt.reports.svg;

import org.jspecify.annotations.NullMarked;

/** What exporters and runtimes make of a graph before they run it. */
@NullMarked
package io.exeunt.hwmodels.workload.rewrite;

import org.jspecify.annotations.NullMarked;

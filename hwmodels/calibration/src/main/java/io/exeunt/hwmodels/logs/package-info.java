/** Reading what benchmarks and power meters print: latencies of networks, powers over time, and energies per inference of both. */
@NullMarked
package io.exeunt.hwmodels.logs;

import org.jspecify.annotations.NullMarked;

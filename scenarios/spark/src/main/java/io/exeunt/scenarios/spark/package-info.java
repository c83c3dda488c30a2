/** Cells of sweeps on clusters of Apache Spark: what it takes to send them, and to take back what they found. */
@NullMarked
package io.exeunt.scenarios.spark;

import org.jspecify.annotations.NullMarked;

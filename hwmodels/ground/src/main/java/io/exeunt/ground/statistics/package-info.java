/** How sure one may be of figures that were measured on a sample: bootstrap intervals and paired tests. */
@NullMarked
package io.exeunt.ground.statistics;

import org.jspecify.annotations.NullMarked;

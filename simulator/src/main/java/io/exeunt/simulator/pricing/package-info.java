/** What pieces of a network and changes of clocks cost on a platform, and the one place that adds them up along a path. */
@NullMarked
package io.exeunt.simulator.pricing;

import org.jspecify.annotations.NullMarked;

/** What couples inferences: arrivals, waiting, heat, throttling and idling, simulated request by request. */
@NullMarked
package io.exeunt.simulator.event;

import org.jspecify.annotations.NullMarked;

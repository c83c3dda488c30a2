/** Governors that look at the load: at how busy the device is, at deadlines, at the length of the queue. */
@NullMarked
package io.exeunt.policies.load;

import org.jspecify.annotations.NullMarked;

/** Exit policies and governors, and the execution paths by which a policy's decisions reach the hardware. */
@NullMarked
package io.exeunt.simulator.policy;

import org.jspecify.annotations.NullMarked;

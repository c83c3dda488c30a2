/** From a computation graph to the operators a device is charged for. */
@NullMarked
package io.exeunt.policies.dl4j.workload;

import org.jspecify.annotations.NullMarked;

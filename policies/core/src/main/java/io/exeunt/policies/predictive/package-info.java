/** Policies that forecast at which exit a sample will leave, so that the heads before it need not be asked. */
@NullMarked
package io.exeunt.policies.predictive;

import org.jspecify.annotations.NullMarked;

/** Trained networks and checkpoints as files that are whole or not there. */
@NullMarked
package io.exeunt.policies.dl4j.persistence;

import org.jspecify.annotations.NullMarked;

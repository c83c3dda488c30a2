/** Preparing ND4J: native helpers, threads, and what is really in use. */
@NullMarked
package io.exeunt.policies.dl4j.runtime;

import org.jspecify.annotations.NullMarked;

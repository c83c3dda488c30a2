/** Joint training of all exits, with progress, checkpoints and cancellation. */
@NullMarked
package io.exeunt.policies.dl4j.train;

import org.jspecify.annotations.NullMarked;

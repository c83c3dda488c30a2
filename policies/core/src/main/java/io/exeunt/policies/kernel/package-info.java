/** Fast evaluation of threshold and patience rules for searches. */
@NullMarked
package io.exeunt.policies.kernel;

import org.jspecify.annotations.NullMarked;

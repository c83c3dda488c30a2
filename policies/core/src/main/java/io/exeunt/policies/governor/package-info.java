/** Governors that are built in. */
@NullMarked
package io.exeunt.policies.governor;

import org.jspecify.annotations.NullMarked;

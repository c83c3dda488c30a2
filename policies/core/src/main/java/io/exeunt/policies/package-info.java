/** Finds exit policies and governors by name: the ones built in and those of third parties. */
@NullMarked
package io.exeunt.policies;

import org.jspecify.annotations.NullMarked;

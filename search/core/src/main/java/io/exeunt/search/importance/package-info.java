/** Which dimensions of a space decide what designs are worth. */
@NullMarked
package io.exeunt.search.importance;

import org.jspecify.annotations.NullMarked;

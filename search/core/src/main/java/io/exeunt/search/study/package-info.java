/** Studies: a search with a journal that can be interrupted and resumed. */
@NullMarked
package io.exeunt.search.study;

import org.jspecify.annotations.NullMarked;

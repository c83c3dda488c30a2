/** Search algorithms over any design space. */
@NullMarked
package io.exeunt.search.algorithm;

import org.jspecify.annotations.NullMarked;

/** Multi-objective search over a design space. Knows no network and no device. */
@NullMarked
package io.exeunt.search;

import org.jspecify.annotations.NullMarked;

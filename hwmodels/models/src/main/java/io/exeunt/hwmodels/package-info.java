/** Hardware: what a network asks for and what a device charges for it. Knows no other part of Exeunt. */
@NullMarked
package io.exeunt.hwmodels;

import org.jspecify.annotations.NullMarked;

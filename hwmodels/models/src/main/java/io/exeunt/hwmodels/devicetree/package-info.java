/**
 * Reads device-tree source (Devicetree Specification 0.4, chapter 6) as dtc does: nodes of the same name or label merge, deletions
 * delete, cells may be expressions. Reading takes time linear in the text; depth and counts are bounded. What is unreadable is kept as
 * such, since a tree that was not preprocessed still has readable parts.
 */
@NullMarked
package io.exeunt.hwmodels.devicetree;

import org.jspecify.annotations.NullMarked;

/** What a comparison of policies and governors found: data only, for pages and tables to show. */
@NullMarked
package io.exeunt.compare.result;

import org.jspecify.annotations.NullMarked;

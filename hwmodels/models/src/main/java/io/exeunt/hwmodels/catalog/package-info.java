/** The boards that come with Exeunt, and reading of a user's own. */
@NullMarked
package io.exeunt.hwmodels.catalog;

import org.jspecify.annotations.NullMarked;

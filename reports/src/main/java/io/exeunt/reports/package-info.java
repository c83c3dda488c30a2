/** What a finished study leaves behind. */
@NullMarked
package io.exeunt.reports;

import org.jspecify.annotations.NullMarked;

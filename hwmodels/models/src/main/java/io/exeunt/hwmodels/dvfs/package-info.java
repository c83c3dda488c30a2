/** Operating points, the tables and domains they form, and what switching between them costs. */
@NullMarked
package io.exeunt.hwmodels.dvfs;

import org.jspecify.annotations.NullMarked;

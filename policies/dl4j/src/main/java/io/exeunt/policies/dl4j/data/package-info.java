/** Image data sets, their files and their splits. */
@NullMarked
package io.exeunt.policies.dl4j.data;

import org.jspecify.annotations.NullMarked;

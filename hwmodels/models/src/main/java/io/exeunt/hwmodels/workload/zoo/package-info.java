/** Networks that ship with Exeunt, and the builder that they are written with. */
@NullMarked
package io.exeunt.hwmodels.workload.zoo;

import org.jspecify.annotations.NullMarked;

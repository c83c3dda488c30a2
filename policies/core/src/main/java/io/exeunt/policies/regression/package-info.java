/** Softmax regression, and the descent that it is fitted by. */
@NullMarked
package io.exeunt.policies.regression;

import org.jspecify.annotations.NullMarked;

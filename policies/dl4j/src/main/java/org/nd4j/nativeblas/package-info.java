/** Nothing of ours: a class that Deeplearning4j looks up under this name. */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;

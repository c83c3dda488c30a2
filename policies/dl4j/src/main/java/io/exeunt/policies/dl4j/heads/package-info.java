/** Exit heads of published systems, trained on the features of a frozen backbone. */
@NullMarked
package io.exeunt.policies.dl4j.heads;

import org.jspecify.annotations.NullMarked;

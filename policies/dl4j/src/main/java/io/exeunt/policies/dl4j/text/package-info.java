/** Texts with a class each: files of published layouts, their tokens, and the vocabulary that a network knows. */
@NullMarked
package io.exeunt.policies.dl4j.text;

import org.jspecify.annotations.NullMarked;

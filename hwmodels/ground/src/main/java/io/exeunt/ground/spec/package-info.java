/** Strict reading of YAML and JSON files a person wrote: schema first, then records, every error with its place. */
@NullMarked
package io.exeunt.ground.spec;

import org.jspecify.annotations.NullMarked;

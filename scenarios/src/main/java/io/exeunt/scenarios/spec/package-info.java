/** Scenario files: records, JSON Schema, strict reading with overrides, and printing. */
@NullMarked
package io.exeunt.scenarios.spec;

import org.jspecify.annotations.NullMarked;

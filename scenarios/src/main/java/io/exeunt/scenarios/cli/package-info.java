/** The command line: commands, progress, exit codes. */
@NullMarked
package io.exeunt.scenarios.cli;

import org.jspecify.annotations.NullMarked;

/** What the command line asks of the code that trains, simulates, searches and reports, and what it hears back. */
@NullMarked
package io.exeunt.scenarios.workbench;

import org.jspecify.annotations.NullMarked;

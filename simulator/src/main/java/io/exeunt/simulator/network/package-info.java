/** Networks with side exits: backbone segments and the branches between them. */
@NullMarked
package io.exeunt.simulator.network;

import org.jspecify.annotations.NullMarked;

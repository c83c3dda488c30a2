/** Networks with side exits, described by records and built as computation graphs. */
@NullMarked
package io.exeunt.policies.dl4j.network;

import org.jspecify.annotations.NullMarked;

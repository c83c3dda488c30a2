/** From a scenario to its results: data, training, trace, search, baselines, report, and the study folder that holds them. */
@NullMarked
package io.exeunt.scenarios.run;

import org.jspecify.annotations.NullMarked;

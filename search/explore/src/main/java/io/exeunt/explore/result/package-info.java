/**
 * What a report is made from: plain records, all numbers in SI units, no search or simulator internals beyond the outcome of a
 * design point. Everything that is drawn, tabulated or said is computed from these.
 */
@NullMarked
package io.exeunt.explore.result;

import org.jspecify.annotations.NullMarked;

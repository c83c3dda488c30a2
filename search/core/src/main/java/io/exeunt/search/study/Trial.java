package io.exeunt.search.study;

import io.exeunt.search.objective.Evaluation;

/**
 * One finished evaluation of a study: one line of its journal.
 *
 * @param number place in the journal, from 1
 * @param generation in which it was asked for, from 1
 * @param evaluation what became of it
 */
public record Trial(int number, int generation, Evaluation evaluation) {}

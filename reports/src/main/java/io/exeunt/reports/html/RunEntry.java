package io.exeunt.reports.html;

import io.exeunt.ground.Check;

/**
 * A study or sweep as a list of them shows it.
 *
 * @param id by which its page is asked for; letters and digits
 * @param name its folder within the one that is looked at
 * @param kind "study" or "sweep"
 * @param state such as "running" or "complete"
 * @param progress how far it is, such as "12,000 of 20,000 evaluations"
 * @param verdict what it found in one sentence; "" while it runs
 * @param page whether it has a page
 * @param front svg element of the front of a study that has not ended; "" for none
 */
public record RunEntry(
        String id,
        String name,
        String kind,
        String state,
        String progress,
        String verdict,
        boolean page,
        String front) {
    public RunEntry {
        Check.require(id.matches("[0-9a-z]+"), "id", "letters and digits", id);
    }

    /** Whether there is a front to show. */
    public boolean hasFront() {
        return !front.isEmpty();
    }
}

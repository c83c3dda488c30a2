package io.exeunt.compare.result;

import io.exeunt.ground.statistics.Interval;

/**
 * A policy's accuracy where it costs as much on average as the reference did, read off the straight lines between its measured
 * points (mean cost and accuracy on <em>report</em>, one point per budget). A point on such a line is reached by drawing for each
 * sample which of the two neighbouring fitted policies decides. Nothing is extrapolated.
 *
 * @param unit of the cost that is made equal, such as "MMAC", "ms" or "mJ"
 * @param cost mean cost of the reference on <em>report</em>
 * @param accuracy of the policy at that cost; {@link Interval#NONE} where its curve doesn't reach there
 * @param difference from the reference's accuracy; bootstrap interval in which the cost of both varies as well
 */
public record EqualCost(String unit, double cost, Interval accuracy, Interval difference) {}

package io.arbiter.server.submission.intake;

/**
 * What all visitors, who have no token, may run together.
 *
 * @param inFlight runs that wait for their results
 * @param perHour runs in any hour
 * @param endedChildren child processes that runs may end in any ten minutes
 */
record VisitorLimits(int inFlight, int perHour, int endedChildren) {
  /**
   * Few enough that visitors cost players little, and that the table of submissions stays small.
   */
  public static final VisitorLimits DEFAULT = new VisitorLimits(20, 5000, 10);
}

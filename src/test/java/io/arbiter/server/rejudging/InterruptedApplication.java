package io.arbiter.server.rejudging;

import java.util.UUID;

/** The application of a rejudging that is interrupted after a player. */
public final class InterruptedApplication {
  private InterruptedApplication() {}

  /** Applies the results of the next player; false if no player has results left. */
  public static boolean applyNext(RejudgingApplication application, UUID rejudging) {
    return application.applyNext(rejudging);
  }
}

package io.arbiter.server.player.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Limits how often visitors, who have no token, may run code from one address and from one network.
 * Each process counts for itself. Thread-safe.
 */
@ApplicationScoped
public class VisitorThrottle {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final AddressThrottle runs;

  public VisitorThrottle(AddressLimits limits) {
    runs = new AddressThrottle("runs", WINDOW, limits.runs());
  }

  /**
   * Counts a run.
   *
   * @param address of the client
   * @throws io.arbiter.core.problem.ProblemException TOO_MANY_REQUESTS if a limit is reached
   */
  public void count(String address) {
    runs.count(address);
  }
}

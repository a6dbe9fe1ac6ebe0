package io.arbiter.server.player.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Limits how many players clients register from one address and from one network, with a password
 * or by a first log-in at a provider. Each process counts for itself. Thread-safe.
 */
@ApplicationScoped
public class RegistrationThrottle {
  private static final Duration WINDOW = Duration.ofHours(1);

  private final AddressThrottle registrations;

  public RegistrationThrottle(AddressLimits limits) {
    registrations = new AddressThrottle("registrations", WINDOW, limits.registrations());
  }

  /**
   * Counts a registration, also one that fails later because its name is taken.
   *
   * @param address of the client
   * @throws io.arbiter.core.problem.ProblemException TOO_MANY_REQUESTS if a limit is reached
   */
  public void count(String address) {
    registrations.count(address);
  }
}

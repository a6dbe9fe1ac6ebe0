package io.arbiter.server.player;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Limits what clients without a token may do from one address and from one network. Each process
 * counts for itself. Each method throws TOO_MANY_REQUESTS if a limit is reached. Thread-safe.
 */
@ApplicationScoped
public class AddressThrottles {
  private final AddressThrottle registrations;
  private final AddressThrottle runs;
  private final AddressThrottle mails;

  AddressThrottles(AddressLimits limits) {
    registrations =
        new AddressThrottle("registrations", Duration.ofHours(1), limits.registrations());
    runs = new AddressThrottle("runs", Duration.ofMinutes(1), limits.runs());
    mails = new AddressThrottle("mails", Duration.ofHours(1), limits.mails());
  }

  /**
   * Counts a registration with a password or by a first log-in at a provider, also one that fails
   * later because its name is taken.
   */
  public void countRegistration(String address) {
    registrations.count(address);
  }

  public void countRun(String address) {
    runs.count(address);
  }

  public void countMail(String address) {
    mails.count(address);
  }
}

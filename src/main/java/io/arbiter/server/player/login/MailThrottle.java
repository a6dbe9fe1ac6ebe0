package io.arbiter.server.player.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Limits the mails that clients without a token ask for. Thread-safe. */
@ApplicationScoped
public class MailThrottle {
  private static final Duration WINDOW = Duration.ofHours(1);

  private final AddressThrottle addresses;

  public MailThrottle(AddressLimits limits) {
    addresses = new AddressThrottle("mails", WINDOW, limits.mails());
  }

  /**
   * Counts a mail.
   *
   * @param address of the client
   * @throws io.arbiter.core.problem.ProblemException TOO_MANY_REQUESTS if a limit is reached
   */
  public void count(String address) {
    addresses.count(address);
  }
}

package io.arbiter.server.player;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Checks names and passwords, within the limits of {@link LoginThrottle}. Thread-safe. */
@ApplicationScoped
public class Logins {
  private final PlayerStore players;
  private final LoginThrottle throttle;

  public Logins(PlayerStore players, LoginThrottle throttle) {
    this.players = players;
    this.throttle = throttle;
  }

  /**
   * The player, if the password is right.
   *
   * @param address of the client
   * @throws io.arbiter.core.problem.ProblemException TOO_MANY_REQUESTS after too many failures
   */
  public Optional<Player> attempt(String name, String password, String address) {
    throttle.require(name, address);
    Optional<Player> player = players.authenticate(name, password);
    if (player.isEmpty()) {
      throttle.failed(name, address);
    }
    return player;
  }
}

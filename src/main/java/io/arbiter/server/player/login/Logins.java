package io.arbiter.server.player.login;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

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
   * @throws ProblemException TOO_MANY_REQUESTS after too many failures
   */
  public Optional<Player> attempt(String name, String password, String address) {
    throttle.require(name, address);
    Optional<Player> player = players.authenticate(name, password);
    if (player.isEmpty()) {
      throttle.failed(name, address);
    }
    return player;
  }

  /**
   * Asks a player who is logged in for the password again.
   *
   * @param address of the client
   * @throws ProblemException FORBIDDEN if it is wrong or there is none, TOO_MANY_REQUESTS after too
   *     many failures
   */
  public void confirm(UUID player, String name, String password, String address) {
    if (!players.hasPassword(player)) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "the account has no password; set a password first");
    }
    if (attempt(name, password, address).filter(found -> found.id().equals(player)).isEmpty()) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "the password is wrong");
    }
  }
}

package io.arbiter.server.player.login;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
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
   * The player, if the password is right. The limits hold when it is the password's turn, too, so
   * that many tries at one moment cannot pass them.
   *
   * @param address of the client
   * @throws ProblemException TOO_MANY_REQUESTS after too many failures
   */
  public Optional<PlayerStore.Authenticated> attempt(String name, String password, String address) {
    throttle.require(name, address);
    Optional<PlayerStore.Authenticated> login =
        players.authenticate(name, password, () -> throttle.require(name, address));
    if (login.isEmpty()) {
      throttle.failed(name, address);
    }
    return login;
  }

  /**
   * Asks a player who is logged in for the password again.
   *
   * @param address of the client
   * @throws ProblemException FORBIDDEN if it is wrong or there is none, TOO_MANY_REQUESTS after too
   *     many failures
   */
  public PlayerStore.Authenticated confirm(
      UUID player, String name, String password, String address) {
    if (!players.hasPassword(player)) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "the account has no password; set a password first");
    }
    return attempt(name, password, address)
        .filter(login -> login.player().equals(player))
        .orElseThrow(() -> new ProblemException(ErrorCode.FORBIDDEN, "the password is wrong"));
  }
}

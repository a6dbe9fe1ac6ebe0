package io.arbiter.server.player.login;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Checks names and passwords, within the limits of {@link LoginThrottle}. Thread-safe. */
@ApplicationScoped
class Logins {
  private final PlayerStore players;
  private final LoginThrottle throttle;

  public Logins(PlayerStore players, LoginThrottle throttle) {
    this.players = players;
    this.throttle = throttle;
  }

  /**
   * The player, if the password is right. The limits hold when it is the password's turn, too, so
   * that many tries at one moment cannot pass them. The password of a client that has left is not
   * checked: if many clients gave up and came again, their earlier tries would keep the later ones
   * waiting until these are given up, too.
   *
   * @throws ProblemException TOO_MANY_REQUESTS after too many failures, UNAVAILABLE if the client
   *     has left
   */
  public Optional<PlayerStore.Authenticated> attempt(
      String name, String password, LoginClient client) {
    throttle.require(name, client.address());
    Optional<PlayerStore.Authenticated> login =
        players.authenticate(name, password, () -> requireTurn(name, client));
    if (login.isEmpty()) {
      throttle.failed(name, client.address());
    }
    return login;
  }

  private void requireTurn(String name, LoginClient client) {
    if (client.hasLeft().getAsBoolean()) {
      throw new ProblemException(ErrorCode.UNAVAILABLE, "the client has left");
    }
    throttle.require(name, client.address());
  }

  /**
   * Asks a player who is logged in for the password again.
   *
   * @throws ProblemException FORBIDDEN if it is wrong or there is none, otherwise as {@link
   *     #attempt}
   */
  public PlayerStore.Authenticated confirm(
      UUID player, String name, String password, LoginClient client) {
    if (!players.hasPassword(player)) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "the account has no password; set a password first");
    }
    return attempt(name, password, client)
        .filter(login -> login.player().equals(player))
        .orElseThrow(() -> new ProblemException(ErrorCode.FORBIDDEN, "the password is wrong"));
  }
}

package io.arbiter.server.player;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Checks names and passwords, within the limits of {@link LoginThrottle}. Thread-safe. */
@ApplicationScoped
class Logins {
  private final PlayerStore players;
  private final LoginThrottle throttle;

  Logins(PlayerStore players, LoginThrottle throttle) {
    this.players = players;
    this.throttle = throttle;
  }

  /**
   * Who asks for a log-in.
   *
   * @param address from which the request came
   * @param hasLeft whether nobody waits for the answer any more
   */
  record Client(String address, BooleanSupplier hasLeft) {
    static Client of(HttpServerRequest request) {
      return new Client(request.remoteAddress().hostAddress(), request.response()::closed);
    }
  }

  /**
   * The player, if the password is right. The limits hold when it is the password's turn, too, so
   * that many tries at one moment cannot pass them. The password of a client that has left is not
   * checked: if many clients gave up and came again, their earlier tries would keep the later ones
   * waiting until these are given up, too.
   */
  Optional<PlayerStore.Authenticated> attempt(String name, String password, Client client) {
    throttle.require(name, client.address());
    Optional<PlayerStore.Authenticated> login =
        players.authenticate(name, password, () -> requireTurn(name, client));
    if (login.isEmpty()) {
      throttle.failed(name, client.address());
    }
    return login;
  }

  private void requireTurn(String name, Client client) {
    if (client.hasLeft().getAsBoolean()) {
      throw new ProblemException(ErrorCode.UNAVAILABLE, "the client has left");
    }
    throttle.require(name, client.address());
  }

  /** Asks a player who is logged in for the password again. */
  PlayerStore.Authenticated confirm(UUID player, String name, String password, Client client) {
    if (!players.hasPassword(player)) {
      throw ProblemReason.NO_PASSWORD.problem();
    }
    return attempt(name, password, client)
        .filter(login -> login.player().equals(player))
        .orElseThrow(ProblemReason.WRONG_PASSWORD::problem);
  }
}

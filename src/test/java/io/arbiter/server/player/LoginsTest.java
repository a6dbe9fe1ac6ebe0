package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class LoginsTest extends EmptyDatabase {
  private static final String RIGHT = "a good horse";

  @Inject PlayerStore players;
  @Inject Logins logins;

  private static Logins.Client client(String address, boolean gone) {
    return new Logins.Client(address, () -> gone);
  }

  /** With a hash that takes as long as those of players, so that all tries are there in time. */
  @Test
  void triesAtOneMomentDoNotPassTheLimit() throws Exception {
    players.add("ada", RIGHT, List.of("player"));
    Logins.Client client = client("198.51.100.7", false);
    // Those whose turn it is at the moment of the last failure are checked, too.
    assertThat(SameMoment.accepted(60, _ -> logins.attempt("ada", "a bad horse", client)))
        .isBetween(LoginThrottle.FAILURES, 3 * LoginThrottle.FAILURES);
  }

  /** A class, or a contest, behind one address. */
  @Test
  void aCrowdWithRightPasswordsIsNotRefused() throws Exception {
    playerWithPassword("ada", RIGHT);
    Logins.Client crowd = client("198.51.100.8", false);
    assertThat(SameMoment.accepted(110, _ -> logins.attempt("ada", RIGHT, crowd))).isEqualTo(110);
  }

  @Test
  void thePasswordOfAClientThatHasLeftIsNotChecked() throws Exception {
    playerWithPassword("ada", RIGHT);
    Logins.Client gone = client("198.51.100.9", true);
    assertThat(SameMoment.accepted(200, _ -> logins.attempt("ada", "a bad horse", gone))).isZero();
    assertThat(logins.attempt("ada", RIGHT, client("198.51.100.9", false)))
        .as("none of them has failed")
        .isPresent();
  }
}

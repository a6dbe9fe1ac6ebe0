package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.TestDatabase;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class LoginsTest {
  private static final String RIGHT = "a good horse";

  @Inject AgroalDataSource source;
  @Inject PlayerStore players;
  @Inject Logins logins;

  @BeforeEach
  void aPlayer() {
    TestDatabase.of(source).clear();
    players.add("ada", RIGHT, List.of("player"));
  }

  @Test
  void triesAtOneMomentDoNotPassTheLimit() throws Exception {
    int checked =
        SameMoment.accepted(
            60,
            _ ->
                logins.attempt(
                    "ada", "a bad horse", new Logins.Client("198.51.100.7", () -> false)));
    // Those whose turn it is at the moment of the last failure are checked, too.
    assertThat(checked)
        .isBetween(
            LoginThrottle.FAILURES,
            LoginThrottle.FAILURES + 2 * Runtime.getRuntime().availableProcessors());
  }

  /** A class, or a contest, behind one address. */
  @Test
  void aCrowdWithRightPasswordsIsNotRefused() throws Exception {
    Logins.Client crowd = new Logins.Client("198.51.100.8", () -> false);
    assertThat(SameMoment.accepted(110, _ -> logins.attempt("ada", RIGHT, crowd))).isEqualTo(110);
  }

  /** Each check takes as long as a hash, so those of clients that have left would take seconds. */
  @Test
  void thePasswordOfAClientThatHasLeftIsNotChecked() throws Exception {
    Logins.Client gone = new Logins.Client("198.51.100.9", () -> true);
    assertThat(SameMoment.accepted(1000, _ -> logins.attempt("ada", "a bad horse", gone))).isZero();
    Logins.Client here = new Logins.Client("198.51.100.9", () -> false);
    assertThat(logins.attempt("ada", RIGHT, here)).as("none of them has failed").isPresent();
  }
}

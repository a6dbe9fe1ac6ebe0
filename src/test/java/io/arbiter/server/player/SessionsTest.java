package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class SessionsTest extends EmptyDatabase {
  private static final String OLD = "a good horse";
  private static final String NEW = "a better horse";

  @Inject PlayerStore players;
  @Inject Sessions sessions;

  private UUID ada;

  @BeforeEach
  void aPlayer() {
    ada = playerWithPassword("ada", OLD);
  }

  private PlayerStore.Authenticated authenticated(String password) {
    return players.authenticate("ada", password, () -> {}).orElseThrow();
  }

  @Test
  void aNewPasswordEndsAllLogIns() {
    Sessions.Token token = sessions.begin(authenticated(OLD), "");
    players.setPassword(NEW, () -> ada);
    assertThat(sessions.of(ada)).isEmpty();
    assertRefused(() -> sessions.renew(token.renewal()), ErrorCode.UNAUTHENTICATED);
  }

  @Test
  void expiredLogInsAreDeleted() {
    sessions.begin(ada, "old");
    database.update("update player_session set expires_at = now() - interval '1 second'");
    sessions.begin(player("bob"), "new");
    assertThat(texts("select client from player_session")).containsExactlyInAnyOrder("old", "new");
    sessions.deleteExpired();
    assertThat(texts("select client from player_session")).containsExactly("new");
  }

  /** The check of a password takes long enough for a change in between. */
  @Test
  void aLogInWithThePasswordOfBeforeDoesNotSurviveTheChange() {
    PlayerStore.Authenticated old = authenticated(OLD);
    players.setPassword(NEW, () -> ada);
    assertRefused(() -> sessions.begin(old, ""), ErrorCode.UNAUTHENTICATED);
    assertThat(sessions.of(ada)).isEmpty();
    sessions.begin(authenticated(NEW), "");
    assertThat(sessions.of(ada)).hasSize(1);
  }

  /** A thief knows the old password; the owner sets a new one while the thief's is hashed. */
  @Test
  void aChangeWithThePasswordOfBeforeDoesNotReplaceTheNewOne() {
    PlayerStore.Authenticated thief = authenticated(OLD);
    PlayerStore.Authenticated owner = players.setPassword(NEW, () -> ada);
    assertThatThrownBy(
            () ->
                players.setPassword(
                    "a stolen horse",
                    () -> {
                      players.requireUnchanged(thief);
                      return ada;
                    }))
        .isInstanceOf(ProblemException.class);
    assertThat(authenticated(NEW)).isEqualTo(owner);
  }
}

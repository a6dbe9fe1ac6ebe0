package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestDatabase;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class SessionsTest {
  private static final String OLD = "a good horse";
  private static final String NEW = "a better horse";

  @Inject AgroalDataSource source;
  @Inject PlayerStore players;
  @Inject Sessions sessions;

  private Player ada;

  @BeforeEach
  void aPlayer() {
    TestDatabase.of(source).clear();
    ada = players.add("ada", OLD, List.of("player"));
  }

  @Test
  void aNewPasswordEndsAllLogIns() {
    Sessions.Token token =
        sessions.begin(players.authenticate("ada", OLD, () -> {}).orElseThrow(), "");
    players.setPassword(NEW, ada::id);
    assertThat(sessions.of(ada.id())).isEmpty();
    assertThatThrownBy(() -> sessions.renew(token.renewal()))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
  }

  @Test
  void expiredLogInsAreDeleted() {
    TestDatabase database = TestDatabase.of(source);
    sessions.begin(ada.id(), "old");
    database.update("update player_session set expires_at = now() - interval '1 second'");
    sessions.begin(players.add("bob", OLD, List.of("player")).id(), "new");
    assertThat(database.list(String.class, "select client from player_session"))
        .containsExactlyInAnyOrder("old", "new");
    sessions.deleteExpired();
    assertThat(database.list(String.class, "select client from player_session"))
        .containsExactly("new");
  }

  /** The check of a password takes long enough for a change in between. */
  @Test
  void aLogInWithThePasswordOfBeforeDoesNotSurviveTheChange() {
    PlayerStore.Authenticated old = players.authenticate("ada", OLD, () -> {}).orElseThrow();
    players.setPassword(NEW, ada::id);
    assertThatThrownBy(() -> sessions.begin(old, ""))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    assertThat(sessions.of(ada.id())).isEmpty();
    sessions.begin(players.authenticate("ada", NEW, () -> {}).orElseThrow(), "");
    assertThat(sessions.of(ada.id())).hasSize(1);
  }

  /** A thief knows the old password; the owner sets a new one while the thief's is hashed. */
  @Test
  void aChangeWithThePasswordOfBeforeDoesNotReplaceTheNewOne() {
    PlayerStore.Authenticated thief = players.authenticate("ada", OLD, () -> {}).orElseThrow();
    PlayerStore.Authenticated owner = players.setPassword(NEW, ada::id);
    assertThatThrownBy(
            () ->
                players.setPassword(
                    "a stolen horse",
                    () -> {
                      players.requireUnchanged(thief);
                      return ada.id();
                    }))
        .isInstanceOf(ProblemException.class);
    assertThat(players.authenticate("ada", NEW, () -> {})).contains(owner);
  }
}

package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class PlayersTest extends EmptyDatabase {
  private static final String PASSWORD = "a good horse";
  private static final String NEW = "a better horse";

  @Inject Logins logins;
  @Inject PlayerStore players;
  @Inject Sessions sessions;

  private Player ada;

  @BeforeEach
  void onePlayer() {
    UUID id = playerWithPassword("Ada", PASSWORD, "player", "author");
    ada = new Player(id, "Ada", List.of("player", "author"));
  }

  private void anonymize(UUID player) {
    inTransaction(
        () -> {
          players.lockForDeletion(player);
          players.anonymize(player);
        });
  }

  @Test
  void aNameIsTakenInAnyCase() {
    assertRefused(() -> players.add("aDA", null, List.of()), ErrorCode.CONFLICT);
    assertThat(players.find("ADA")).contains(ada);
    assertThat(players.find("bob")).isEmpty();
  }

  @Test
  void onlyTheRightPasswordIsAccepted() {
    assertThat(players.authenticate("ada", PASSWORD, () -> {}))
        .map(PlayerStore.Authenticated::player)
        .contains(ada.id());
    assertThat(players.authenticate("ada", "a bad horse", () -> {})).isEmpty();
    assertThat(players.authenticate("bob", "nobody", () -> {})).isEmpty();
    assertThat(players.authenticate("no name", "nobody", () -> {})).isEmpty();
    players.add("eve", null, List.of("player"));
    for (String guess : List.of("nobody", "", "null")) {
      assertThat(players.authenticate("eve", guess, () -> {})).as(guess).isEmpty();
    }
  }

  @Test
  void rolesAreReplaced() {
    assertThat(players.anyAdmin()).isFalse();
    Player admin = new Player(ada.id(), "Ada", List.of("admin"));
    assertThat(setRoles(List.of("admin"))).isEqualTo(admin);
    assertThat(players.find("ada")).contains(admin);
    assertThat(players.anyAdmin()).isTrue();
  }

  private Player setRoles(List<String> roles) {
    return inTransaction(() -> players.setRoles(ada.id(), roles));
  }

  @Test
  void aSuspensionHoldsUntilItsTimeOrUntilItIsLifted() {
    Instant soon = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
    suspend(new Suspension("spam", soon));
    assertThat(players.account(ada.id()).suspension(Instant.now()))
        .contains(new Suspension("spam", soon));
    assertThat(players.account(ada.id()).suspension(soon.minusMillis(1))).isPresent();
    assertThat(players.account(ada.id()).suspension(soon)).isEmpty();
    suspend(new Suspension("more spam", null));
    assertThat(players.account(ada.id()).suspension(soon.plusSeconds(1_000_000)))
        .contains(new Suspension("more spam", null));
    suspend(null);
    assertThat(players.account(ada.id()).suspension(Instant.now())).isEmpty();
  }

  private void suspend(Suspension suspension) {
    inTransaction(() -> players.suspend(ada.id(), suspension));
  }

  @Test
  void anAnonymousAccountIsGone() {
    assertThat(players.find("ada")).isPresent();
    suspend(new Suspension("spam", Instant.now().plusSeconds(60)));
    Account account = players.account(ada.id());
    assertThat(account.roles()).containsExactly("player", "author");
    assertThat(account.name()).isEqualTo("Ada");
    anonymize(ada.id());
    assertThat(players.find("ada")).isEmpty();
    assertThat(players.authenticate("ada", PASSWORD, () -> {})).isEmpty();
    assertRefused(() -> players.account(ada.id()), ErrorCode.UNAUTHENTICATED);
    assertRefused(() -> anonymize(ada.id()), ErrorCode.UNAUTHENTICATED);
    assertRefused(
        () -> inTransaction(() -> players.requirePresent(ada.id())), ErrorCode.UNAUTHENTICATED);
    assertThat(
            database.rows(
                """
                select name, password_hash, roles, suspended_reason, suspended_until from player
                """))
        .containsExactly(Arrays.asList(null, null, List.of(), null, null));
  }

  @Test
  void aDeletionWaitsForTransactionsThatKeepTheAccount() throws Exception {
    CompletableFuture<Void> leaving =
        inTransaction(
            () -> {
              players.requirePresent(ada.id());
              var left = CompletableFuture.runAsync(() -> anonymize(ada.id()));
              awaitLock("%player%");
              assertThat(left).isNotDone();
              return left;
            });
    leaving.get();
    assertThat(players.find("ada")).isEmpty();
  }

  private PlayerStore.Authenticated authenticated(String password) {
    return players.authenticate("ada", password, () -> {}).orElseThrow();
  }

  @Test
  void expiredLogInsAreDeleted() {
    sessions.begin(ada.id(), "old");
    database.update("update player_session set expires_at = now() - interval '1 second'");
    sessions.begin(player("bob"), "new");
    assertThat(texts("select client from player_session")).containsExactlyInAnyOrder("old", "new");
    sessions.deleteExpired();
    assertThat(texts("select client from player_session")).containsExactly("new");
  }

  /** The check of a password takes long enough for a change in between. */
  @Test
  void noLogInWithThePasswordOfBeforeSurvivesTheChange() {
    PlayerStore.Authenticated old = authenticated(PASSWORD);
    Sessions.Token token = sessions.begin(old, "");
    players.setPassword(NEW, ada::id);
    assertRefused(() -> sessions.renew(token.renewal()), ErrorCode.UNAUTHENTICATED);
    assertRefused(() -> sessions.begin(old, ""), ErrorCode.UNAUTHENTICATED);
    assertThat(sessions.of(ada.id())).isEmpty();
    sessions.begin(authenticated(NEW), "");
    assertThat(sessions.of(ada.id())).hasSize(1);
  }

  /** A thief knows the old password; the owner sets a new one while the thief's is hashed. */
  @Test
  void aChangeWithThePasswordOfBeforeDoesNotReplaceTheNewOne() {
    PlayerStore.Authenticated thief = authenticated(PASSWORD);
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
    assertThat(authenticated(NEW)).isEqualTo(owner);
  }

  private static Logins.Client client(String address, boolean gone) {
    return new Logins.Client(address, () -> gone);
  }

  /** With a hash that takes as long as those of players, so that all tries are there in time. */
  @Test
  void triesAtOneMomentDoNotPassTheLimit() throws Exception {
    players.add("slow", PASSWORD, List.of("player"));
    Logins.Client client = client("198.51.100.7", false);
    // Those whose turn it is at the moment of the last failure are checked, too.
    assertThat(SameMoment.accepted(60, _ -> logins.attempt("slow", "a bad horse", client)))
        .isBetween(LoginThrottle.FAILURES, 3 * LoginThrottle.FAILURES);
  }

  /** A class, or a contest, behind one address. */
  @Test
  void aCrowdWithRightPasswordsIsNotRefused() throws Exception {
    Logins.Client crowd = client("198.51.100.8", false);
    assertThat(SameMoment.accepted(110, _ -> logins.attempt("ada", PASSWORD, crowd)))
        .isEqualTo(110);
  }

  @Test
  void thePasswordOfAClientThatHasLeftIsNotChecked() throws Exception {
    Logins.Client gone = client("198.51.100.9", true);
    assertThat(SameMoment.accepted(200, _ -> logins.attempt("ada", "a bad horse", gone))).isZero();
    assertThat(logins.attempt("ada", PASSWORD, client("198.51.100.9", false)))
        .as("none of them has failed")
        .isPresent();
  }
}

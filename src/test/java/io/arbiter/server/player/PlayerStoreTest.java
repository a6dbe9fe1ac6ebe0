package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
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
class PlayerStoreTest extends EmptyDatabase {
  @Inject PlayerStore players;

  private Player ada;

  @BeforeEach
  void onePlayer() {
    UUID id = playerWithPassword("Ada", "a good horse", "player", "author");
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
    assertThat(players.authenticate("ada", "a good horse", () -> {}))
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
    assertThat(players.authenticate("ada", "a good horse", () -> {})).isEmpty();
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
}

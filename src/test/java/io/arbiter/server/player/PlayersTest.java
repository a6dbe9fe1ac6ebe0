package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.DatabaseTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class PlayersTest extends DatabaseTest {
  private static final String PASSWORD = "a good horse";
  private static final String NEW = "a better horse";
  private static final String HOME = "192.0.2.7";
  private static final UUID OWNER = new UUID(1, 1);

  @Inject Logins logins;
  @Inject PlayerStore players;
  @Inject Sessions sessions;
  @Inject AddressLimits limits;

  private Player ada;
  private final AddressThrottle throttle =
      new AddressThrottle("registrations", Duration.ofHours(1), 3, 5);
  private LoginThrottle logIns;

  @BeforeEach
  void onePlayer() {
    UUID id = playerWithPassword("Ada", PASSWORD, "player", "author");
    ada = new Player(id, "Ada", List.of("player", "author"));
    logIns = new LoginThrottle(limits);
  }

  private void anonymize(UUID player) {
    inTransaction(
        () -> {
          players.lockForDeletion(player);
          players.anonymize(player);
        });
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
    Supplier<UUID> check =
        () -> {
          players.requireUnchanged(thief);
          return ada.id();
        };
    assertThatThrownBy(() -> players.setPassword("a stolen horse", check))
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

  private void count(String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.count(address);
    }
  }

  @Test
  void anAddressIsRefusedAtItsLimitAndWhatIsRefusedDoesNotCount() {
    count("192.0.2.7", 3);
    assertThatThrownBy(() -> throttle.count("192.0.2.7"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("too many registrations from this address: 3 within 60 minutes are allowed");
    assertThatThrownBy(() -> throttle.require("192.0.2.7")).isInstanceOf(ProblemException.class);
    count("192.0.2.8", 2);
    assertThatThrownBy(() -> throttle.count("192.0.2.9")).hasMessageContaining("this network");
    assertThatThrownBy(() -> throttle.require("192.0.2.9")).hasMessageContaining("this network");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.8, 192.0.2.200, 192.0.3.7",
    "2001:db8:1:1::1, 2001:db8:1:2::1, 2001:db8:1:ffff::5, 2001:db8:2:1::1"
  })
  void aNetworkIsRefusedAtItsLimit(String one, String other, String same, String foreign) {
    count(one, 3);
    count(other, 2);
    assertThatThrownBy(() -> throttle.count(same)).hasMessageContaining("from this network: 5");
    assertThatCode(() -> throttle.count(foreign)).doesNotThrowAnyException();
  }

  @Test
  void allAddressesOfAClientsIpv6NetworkCountTogether() {
    count("2001:db8:1:1::1", 1);
    count("2001:db8:1:1::2", 1);
    count("2001:db8:1:1:ffff::", 1);
    assertThatThrownBy(() -> throttle.count("2001:db8:1:1::9"))
        .hasMessageContaining("from this address");
  }

  private void fail(String name) {
    for (int i = 0; i < LoginThrottle.FAILURES; i++) {
      logIns.require(name, HOME);
      logIns.failed(name, HOME);
    }
  }

  @Test
  void aNameIsRefusedAtOneAddressAfterFailures() {
    fail("ada");
    assertThatThrownBy(() -> logIns.require("ADA", HOME)).hasMessageContaining("this name");
    assertThatCode(() -> logIns.require("ada", "192.0.2.8")).doesNotThrowAnyException();
    assertThatCode(() -> logIns.require("bob", HOME)).doesNotThrowAnyException();
  }

  /** They would fill the memory one by one. */
  @Test
  void namesThatNobodyHasCountTogether() {
    fail("no name".repeat(1_000));
    assertThatThrownBy(() -> logIns.require("?", HOME)).hasMessageContaining("this name");
  }

  private static Viewer viewer(String name) {
    return switch (name) {
      case "owner" -> new Viewer(Optional.of(OWNER), false);
      case "admin" -> new Viewer(Optional.of(new UUID(1, 2)), true);
      case "player" -> new Viewer(Optional.of(new UUID(1, 3)), false);
      default -> Viewer.visitor();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC,  PUBLIC,  owner admin player visitor, owner admin player visitor",
    "PUBLIC,  PLAYERS, owner admin player visitor, owner admin player",
    "PUBLIC,  HIDDEN,  owner admin player visitor, owner admin",
    "PLAYERS, PUBLIC,  owner admin player,         owner admin player",
    "PLAYERS, PLAYERS, owner admin player,         owner admin player",
    "PLAYERS, HIDDEN,  owner admin player,         owner admin",
    "HIDDEN,  PUBLIC,  owner admin,                owner admin",
    "HIDDEN,  PLAYERS, owner admin,                owner admin",
    "HIDDEN,  HIDDEN,  owner admin,                owner admin"
  })
  void eachChoiceHasItsViewers(
      Visibility profile, Visibility activity, String ofProfile, String ofActivity) {
    ProfileVisibility choice = new ProfileVisibility(profile, activity);
    for (String name : new String[] {"owner", "admin", "player", "visitor"}) {
      assertThat(choice.showsProfile(viewer(name), OWNER))
          .as("profile for %s", name)
          .isEqualTo(ofProfile.contains(name));
      assertThat(choice.showsActivity(viewer(name), OWNER))
          .as("activity for %s", name)
          .isEqualTo(ofActivity.contains(name));
      String seenAs = name.equals("visitor") ? name : "player";
      assertThat(choice.showsProfile(viewer(name).asAnyOther(), OWNER))
          .as("a preview for %s gives no rights", name)
          .isEqualTo(ofProfile.contains(seenAs));
    }
  }
}

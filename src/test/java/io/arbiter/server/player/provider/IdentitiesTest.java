package io.arbiter.server.player.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.AddressLimits;
import io.arbiter.server.player.PlayerStore;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class IdentitiesTest extends DatabaseTest {
  @Inject Identities identities;
  @Inject LogInSweep sweep;
  @Inject PlayerStore players;
  @Inject AddressLimits limits;

  private UUID ada;

  @BeforeEach
  void onePlayer() {
    ada = playerWithPassword("ada", "a good horse");
  }

  private static ProviderAccount account(String provider, String issuer, String subject) {
    return new ProviderAccount(provider, issuer, subject, "Ada");
  }

  private String logIn(String issuer, String subject) {
    return identities.begin(account("one", issuer, subject));
  }

  private String logIn(String subject) {
    return logIn("https://a.example", subject);
  }

  private UUID finish(String secret, String name) {
    return identities.finish(secret, name, "192.0.2.1");
  }

  @Test
  void aFirstLogInCountsAsARegistrationOfItsAddress() {
    String address = "198.51.100.7";
    UUID first = identities.finish(logIn("0"), "player-0", address);
    for (int i = 1; i < limits.registrations(); i++) {
      identities.finish(logIn("" + i), "player-" + i, address);
    }
    String secret = logIn("more");
    assertRefused(() -> identities.finish(secret, "more", address), ErrorCode.TOO_MANY_REQUESTS);
    assertThat(identities.finish(logIn("0"), null, address)).isEqualTo(first);
    assertThat(finish(secret, "more")).isEqualTo(players.find("more").orElseThrow().id());
  }

  @Test
  void aSubjectIsUniqueWithinItsIssuer() {
    UUID first = finish(logIn("1"), "first");
    UUID second = finish(logIn("https://b.example", "1"), "second");
    assertThat(second).isNotEqualTo(first);
    assertThat(finish(logIn("1"), "third")).isEqualTo(first);
    assertThat(players.find("third")).isEmpty();
  }

  @Test
  void aLogInEndsAndItsSecretIsNotStored() {
    String secret = logIn("1");
    assertThat(database.rows("select hash::text from identity_log_in").toString())
        .doesNotContain(secret);
    database.update("update identity_log_in set expires_at = now() - interval '1 second'");
    assertRefused(() -> identities.link(secret, ada), ErrorCode.NOT_FOUND);
    logIn("2");
    assertThat(count("identity_log_in")).isEqualTo(1);
    sweep.sweep();
    assertThat(count("identity_log_in")).isEqualTo(1);
    database.update("update identity_log_in set expires_at = now() - interval '1 second'");
    sweep.sweep();
    assertThat(count("identity_log_in")).isZero();
  }

  @Test
  void theLastWayInStaysEvenIfAllAreRemovedAtOnce() throws Exception {
    UUID bob = finish(logIn("1"), "bob");
    identities.link(identities.begin(account("two", "https://b.example", "1")), bob);
    String[] ways = {"one", "two"};
    assertThat(SameMoment.accepted(2, i -> identities.unlink(bob, ways[i]))).isEqualTo(1);
    assertThat(identities.of(bob)).hasSize(1);
    players.setPassword("a better horse", () -> bob);
    assertThat(identities.unlink(bob, identities.of(bob).getFirst().provider())).isTrue();
    assertThat(identities.unlink(bob, "one")).isFalse();
  }

  @Test
  void twoFirstLogInsWithAnAccountAtOnceMakeOnePlayer() throws Exception {
    for (int i = 0; i < 10; i++) {
      String subject = "at once " + i;
      List<String> secrets = List.of(logIn(subject), logIn(subject));
      assertThat(SameMoment.accepted(2, n -> finish(secrets.get(n), "p" + n + subject.hashCode())))
          .isBetween(1, 2);
      assertThat(count("player_identity where subject = ?", subject)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ada, ada",
    "Ada Lovelace, Ada-Lovelace",
    "zoë.müller@example.org, zoe-muller",
    "'  -x_y-  ', x_y",
    "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd, aaaaaaaaaabbbbbbbbbbccccccccccdd",
    "'',",
    "ab,",
    "@example.org,",
    "Олена,",
    "<>,",
    ","
  })
  void aSuggestedNameFitsTheRules(@Nullable String name, @Nullable String suggested) {
    assertThat(SuggestedName.of(name).orElse(null)).isEqualTo(suggested);
  }
}

package io.arbiter.server.player.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.server.DatabaseTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class ApiKeysTest extends DatabaseTest {
  private static final List<String> ALL = List.of("player", "author", "admin");

  @Inject ApiKeys keys;

  @Test
  void aPlayerHasLimitedKeysEvenIfAllAreMadeAtOnce() throws Exception {
    UUID ada = player("ada");
    Instant end = Instant.now().plus(Duration.ofDays(1));
    assertThat(
            SameMoment.accepted(
                ApiKeys.MOST + 10, _ -> keys.make(ada, "program", Set.of(Scope.READ), end)))
        .isEqualTo(ApiKeys.MOST);
    assertThat(keys.of(ada)).hasSize(ApiKeys.MOST);
  }

  @ParameterizedTest
  @CsvSource({
    "READ, GET, player",
    "READ, HEAD, player",
    "READ, POST, ''",
    "READ, DELETE, ''",
    "SUBMIT, GET, player",
    "SUBMIT, POST, player",
    "AUTHOR, GET, player author",
    "AUTHOR, PUT, author",
    "ADMIN, GET, player admin",
    "ADMIN, PUT, admin",
  })
  void aScopeGivesTheRolesThatItsRequestsNeed(Scope scope, String method, String roles) {
    Set<String> expected = roles.isEmpty() ? Set.of() : Set.of(roles.split(" "));
    assertThat(Scope.roles(Set.of(scope), ALL, method)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"AUTHOR, player", "ADMIN, player author", "SUBMIT, author"})
  void noScopeGivesARoleThatThePlayerHasLost(Scope scope, String owned) {
    assertThat(Scope.roles(Set.of(scope), List.of(owned.split(" ")), "POST")).isEmpty();
  }
}

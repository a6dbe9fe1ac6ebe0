package io.arbiter.server.player.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
  private static final List<String> ALL = List.of("player", "author", "admin");

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

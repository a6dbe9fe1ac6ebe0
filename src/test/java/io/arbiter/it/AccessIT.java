package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Log-ins, their renewal and their end; the password; keys. */
class AccessIT extends ApiCases {
  private static final String NEW_PASSWORD = "a newer horse";

  private static JsonNode logIn(String name, String password) {
    return body(nobody.post("/api/tokens", Map.of("name", name, "password", password)), 200);
  }

  private static Client with(JsonNode login) {
    return nobody.withToken(login.path("token").asText());
  }

  private static Answer renew(JsonNode login) {
    return nobody.post("/api/token-renewals", Map.of("renewal", login.path("renewal").asText()));
  }

  private static Answer change(Client player, String current, String password) {
    return player.put("/api/me/password", Map.of("current", current, "new", password));
  }

  private static Answer makeKey(Client player, String scope) {
    return player.post("/api/me/keys", json("{name: 'k', scopes: ['%s']}", scope));
  }

  private static Client key(Client player, String scope) {
    return nobody.withToken(body(makeKey(player, scope), 201).path("key").asText());
  }

  @Test
  void aTokenIsRenewedWithTheRolesOfNow() {
    player("renate");
    JsonNode login = logIn("renate", Client.PASSWORD);
    Instant now = Instant.now();
    assertThat(Instant.parse(login.path("expiresAt").asText()))
        .isBetween(now.plus(Duration.ofMinutes(12)), now.plus(Duration.ofMinutes(16)));
    refused(with(login).get("/api/author/puzzles"), "FORBIDDEN");
    body(admin().put(rolesOf("renate"), json("{roles: ['player', 'author']}")), 200);
    JsonNode renewed = body(renew(login), 200);
    assertThat(renewed.path("session")).isEqualTo(login.path("session"));
    body(with(renewed).get("/api/author/puzzles"), 200);
    refused(renew(json("{renewal: 'ses_none'}")), "UNAUTHENTICATED");
    refused(renew(json("{}")), "UNAUTHENTICATED");
  }

  @Test
  void logInsAreListedAndEndOneByOneOrAllAtOnce() {
    player("lena");
    JsonNode first = logIn("lena", Client.PASSWORD);
    JsonNode second = logIn("lena", Client.PASSWORD);
    Client lena = with(second);
    JsonNode all = body(lena.get("/api/me/sessions"), 200);
    // The registration has logged in, too.
    shows(
        all, "[{id: '%s', current: true}, {current: false}, {}]", second.path("session").asText());
    assertThat(all.toString()).doesNotContain(second.path("renewal").asText(), "hash");

    String path = "/api/me/sessions/" + first.path("session").asText();
    refused(ada().delete(path, Map.of()), "NOT_FOUND");
    body(lena.delete(path, Map.of()), 204);
    refused(with(first).get("/api/me"), "UNAUTHENTICATED");
    refused(renew(first), "UNAUTHENTICATED");
    body(lena.get("/api/me"), 200);

    body(lena.delete("/api/me/sessions", Map.of()), 204);
    refused(lena.get("/api/me"), "UNAUTHENTICATED");
    refused(renew(second), "UNAUTHENTICATED");
  }

  @Test
  void aNewPasswordEndsAllOtherLogIns() {
    player("paula");
    Client paula = with(logIn("paula", Client.PASSWORD));
    refused(change(paula, "wrong horse", NEW_PASSWORD), "FORBIDDEN");
    invalid(change(paula, Client.PASSWORD, "short"), "new");
    invalid(change(paula, Client.PASSWORD, Client.PASSWORD), "new");
    refused(change(nobody, Client.PASSWORD, NEW_PASSWORD), "UNAUTHENTICATED");

    JsonNode changed = body(change(paula, Client.PASSWORD, NEW_PASSWORD), 200);
    refused(paula.get("/api/me"), "UNAUTHENTICATED");
    body(with(changed).get("/api/me"), 200);
    Map<String, String> before = Map.of("name", "paula", "password", Client.PASSWORD);
    refused(nobody.post("/api/tokens", before), "UNAUTHENTICATED");
    logIn("paula", NEW_PASSWORD);
  }

  @Test
  void aKeySubmitsUntilItIsDeleted() {
    Client kit = player("kit");
    JsonNode made = body(makeKey(kit, "submit"), 201);
    String secret = made.path("key").asText();
    assertThat(secret).matches("arb_[A-Za-z0-9_-]{43}");
    Client program = nobody.withToken(secret);
    JsonNode judged = accepted(program, "fizz-buzz", Sources.RIGHT);
    shows(judged, "{player: 'kit'}");
    assertThat(program.events(judged.path("id").asText(), Map.of())).isNotEmpty();

    JsonNode shown = kit.get("/api/me/keys").body().get(0);
    assertThat(shown.path("lastUsedAt").isNull()).isFalse();
    assertThat(shown.has("key")).isFalse();
    String path = "/api/me/keys/" + made.path("id").asText();
    refused(ada().delete(path, Map.of()), "NOT_FOUND");
    body(kit.delete(path, Map.of()), 204);
    refused(kit.delete(path, Map.of()), "NOT_FOUND");
    refused(program.get("/api/me"), "UNAUTHENTICATED");
  }

  @Test
  void aKeyCannotDoMoreThanItsScopes() {
    Client kate = player("kate");
    Client reader = key(kate, "read");
    body(reader.get("/api/submissions?player=me"), 200);
    JsonNode hook = json("{url: 'https://example.org', events: ['submission.judged']}");
    for (String path : List.of(SUBMISSIONS, "/api/puzzles/fizz-buzz/runs")) {
      refused(reader.post(path, source("x = 1")), "FORBIDDEN", "this key lacks the scope submit");
    }
    refused(reader.put("/api/me/zone", Map.of("zone", "Europe/Kyiv")), "FORBIDDEN");
    refused(reader.post("/api/webhooks", hook), "FORBIDDEN");
    Client program = key(kate, "submit");
    refused(program.get("/api/author/puzzles"), "FORBIDDEN", "your roles do not allow this");
    refused(makeKey(kate, "author"), "INVALID");
    refused(makeKey(kate, "admin"), "INVALID");

    body(admin().put(rolesOf("kate"), json("{roles: ['player', 'author']}")), 200);
    Client author = key(kate, "author");
    body(author.get("/api/author/puzzles"), 200);
    refused(program.get("/api/author/puzzles"), "FORBIDDEN", "this key lacks the scope author");
    refused(author.post(SUBMISSIONS, source(Sources.RIGHT)), "FORBIDDEN");
    body(admin().put(rolesOf("kate"), json("{roles: ['player']}")), 200);
    refused(author.get("/api/author/puzzles"), "FORBIDDEN");
  }

  @Test
  void aKeyCannotTakeOverTheAccount() {
    Client kurt = player("kurt");
    Client program = key(kurt, "submit");
    for (Answer answer :
        List.of(
            change(program, Client.PASSWORD, NEW_PASSWORD),
            program.get("/api/me/sessions"),
            program.delete("/api/me/sessions", Map.of()),
            program.get("/api/me/keys"),
            program.get("/api/me/export"),
            makeKey(program, "submit"),
            program.delete("/api/me", Map.of("password", Client.PASSWORD)))) {
      refused(answer, "FORBIDDEN");
    }
    body(kurt.get("/api/me"), 200);
  }

  @Test
  void aBadWishForAKeyAndAnUnknownKeyAreRefused() {
    for (String wish :
        List.of(
            "{scopes: ['read']}",
            "{name: '', scopes: ['read']}",
            "{name: 'k\\u0000', scopes: ['read']}",
            "{name: 'k', scopes: []}",
            "{name: 'k', scopes: ['read'], expiresAt: '2099-01-01T00:00:00Z'}",
            "{name: 'k', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z'}")) {
      refused(ada().post("/api/me/keys", json(wish)), "INVALID");
    }
    refused(makeKey(ada(), "fly"), "MALFORMED");
    refused(nobody.withToken("arb_unknown").get("/api/puzzles"), "UNAUTHENTICATED");
  }
}

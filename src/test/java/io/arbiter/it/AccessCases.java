package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log-ins, their renewal and their end; the password; keys. */
abstract class AccessCases extends ApiCases {
  private static JsonNode logIn(String name, String password) {
    Answer answer = nobody.post("/api/tokens", Map.of("name", name, "password", password));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static Client with(String token) {
    return nobody.withToken(token);
  }

  private static Client with(JsonNode login) {
    return with(login.path("token").asText());
  }

  private static Answer renew(String secret) {
    return nobody.post("/api/token-renewals", Map.of("renewal", secret));
  }

  private static void assertEnded(Client client) {
    Answer refused = client.get("/api/me");
    assertThat(refused.status()).isEqualTo(401);
    assertProblem(refused, "UNAUTHENTICATED");
  }

  @Test
  void aTokenIsRenewedWithTheRolesOfNow() {
    Client.register(arbiter.address(), "renate");
    JsonNode login = logIn("renate", Client.PASSWORD);
    Instant now = Instant.now();
    assertThat(Instant.parse(login.path("expiresAt").asText()))
        .isBetween(now.plus(Duration.ofMinutes(14)), now.plus(Duration.ofMinutes(16)));
    assertThat(with(login).get("/api/author/puzzles").status()).isEqualTo(403);
    admin().put("/api/players/renate/roles", Map.of("roles", List.of("player", "author")));
    Answer renewed = renew(login.path("renewal").asText());
    assertThat(renewed.status()).isEqualTo(200);
    assertThat(renewed.body().path("session")).isEqualTo(login.path("session"));
    assertThat(with(renewed.body()).get("/api/author/puzzles").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"ses_none, 401, UNAUTHENTICATED", "'', 401, UNAUTHENTICATED"})
  void anUnknownSecretRenewsNothing(String secret, int status, String code) {
    Answer answer = renew(secret);
    assertThat(answer.status()).isEqualTo(status);
    assertProblem(answer, code);
  }

  @Test
  void logInsAreListedAndEndOneByOneOrAllAtOnce() {
    Client.register(arbiter.address(), "lena");
    JsonNode first = logIn("lena", Client.PASSWORD);
    JsonNode second = logIn("lena", Client.PASSWORD);
    JsonNode all = with(second).get("/api/me/sessions").body();
    // The registration has logged in, too.
    assertThat(all).hasSize(3);
    assertThat(all.get(0).path("id")).isEqualTo(second.path("session"));
    assertThat(all.get(0).path("current").asBoolean()).isTrue();
    assertThat(all.get(1).path("current").asBoolean()).isFalse();
    assertThat(all.toString()).doesNotContain(second.path("renewal").asText(), "hash");

    String of = "/api/me/sessions/" + first.path("session").asText();
    assertThat(ada.delete(of, Map.of()).status()).isEqualTo(404);
    assertThat(with(second).delete(of, Map.of()).status()).isEqualTo(204);
    assertEnded(with(first));
    assertThat(renew(first.path("renewal").asText()).status()).isEqualTo(401);
    assertThat(with(second).get("/api/me").status()).isEqualTo(200);

    assertThat(with(second).delete("/api/me/sessions", Map.of()).status()).isEqualTo(204);
    assertEnded(with(second));
    assertThat(renew(second.path("renewal").asText()).status()).isEqualTo(401);
  }

  @Test
  void aNewPasswordEndsAllOtherLogIns() {
    Client.register(arbiter.address(), "paula");
    JsonNode old = logIn("paula", Client.PASSWORD);
    Client paula = with(old);
    Answer wrong =
        paula.put("/api/me/password", Map.of("current", "wrong horse", "new", "a newer horse"));
    assertThat(wrong.status()).isEqualTo(403);
    assertProblem(wrong, "FORBIDDEN");
    Answer weak = paula.put("/api/me/password", Map.of("current", Client.PASSWORD, "new", "short"));
    assertThat(weak.status()).isEqualTo(422);
    assertThat(weak.body().path("violations").get(0).path("field").asText()).isEqualTo("new");
    assertThat(
            nobody
                .put("/api/me/password", Map.of("current", Client.PASSWORD, "new", "a newer horse"))
                .status())
        .isEqualTo(401);

    Answer changed =
        paula.put("/api/me/password", Map.of("current", Client.PASSWORD, "new", "a newer horse"));
    assertThat(changed.status()).isEqualTo(200);
    assertEnded(paula);
    assertThat(with(changed.body()).get("/api/me").status()).isEqualTo(200);
    Map<String, String> before = Map.of("name", "paula", "password", Client.PASSWORD);
    assertThat(nobody.post("/api/tokens", before).status()).isEqualTo(401);
    logIn("paula", "a newer horse");
  }

  @Test
  void aKeySubmitsUntilItIsDeleted() {
    Client kit = Client.register(arbiter.address(), "kit");
    Answer made = kit.post("/api/me/keys", Map.of("name", "laptop", "scopes", List.of("submit")));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    String secret = made.body().path("key").asText();
    assertThat(secret).matches("arb_[A-Za-z0-9_-]{43}");
    Client program = with(secret);
    assertThat(program.get("/api/me").body().path("name").asText()).isEqualTo("kit");
    String id = program.submit("fizz-buzz", "submissions", Sources.RIGHT);
    assertThat(program.awaitVerdict(id).path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(program.submission(id).path("player").asText()).isEqualTo("kit");
    assertThat(program.events(id, Map.of())).isNotEmpty();

    JsonNode shown = kit.get("/api/me/keys").body().get(0);
    assertThat(shown.path("lastUsedAt").isNull()).isFalse();
    assertThat(shown.has("key")).isFalse();
    String of = "/api/me/keys/" + made.body().path("id").asText();
    assertThat(ada.delete(of, Map.of()).status()).isEqualTo(404);
    assertThat(kit.delete("/api/me/keys/" + UUID.randomUUID(), Map.of()).status()).isEqualTo(404);
    assertThat(kit.delete(of, Map.of()).status()).isEqualTo(204);
    assertEnded(program);
  }

  @Test
  void aKeyCannotDoMoreThanItsScopes() {
    Client kate = Client.register(arbiter.address(), "kate");
    Client reader = key(kate, "read");
    assertThat(reader.get("/api/submissions?player=me").status()).isEqualTo(200);
    Answer refused = reader.post(SUBMISSIONS, Map.of("source", Sources.RIGHT));
    assertThat(refused.status()).isEqualTo(403);
    assertProblem(refused, "FORBIDDEN");
    assertThat(reader.put("/api/me/zone", Map.of("zone", "Europe/Kyiv")).status()).isEqualTo(403);
    assertThat(
            reader
                .post(
                    "/api/webhooks",
                    Map.of("url", "https://example.org", "events", List.of("submission.judged")))
                .status())
        .isEqualTo(403);
    Client submitter = key(kate, "submit");
    assertThat(submitter.get("/api/author/puzzles").status()).isEqualTo(403);
    for (String scope : List.of("author", "admin")) {
      Answer greedy = kate.post("/api/me/keys", Map.of("name", "k", "scopes", List.of(scope)));
      assertThat(greedy.status()).isEqualTo(422);
      assertProblem(greedy, "INVALID");
    }

    admin().put("/api/players/kate/roles", Map.of("roles", List.of("player", "author")));
    Client author = key(kate, "author");
    assertThat(author.get("/api/author/puzzles").status()).isEqualTo(200);
    assertThat(author.post(SUBMISSIONS, Map.of("source", Sources.RIGHT)).status()).isEqualTo(403);
    admin().put("/api/players/kate/roles", Map.of("roles", List.of("player")));
    assertThat(author.get("/api/author/puzzles").status()).isEqualTo(403);
  }

  @Test
  void aKeyCannotTakeOverTheAccount() {
    Client kurt = Client.register(arbiter.address(), "kurt");
    Client program = key(kurt, "submit");
    Map<String, String> change = Map.of("current", Client.PASSWORD, "new", "a newer horse");
    List<Answer> answers =
        List.of(
            program.put("/api/me/password", change),
            program.get("/api/me/sessions"),
            program.delete("/api/me/sessions", Map.of()),
            program.get("/api/me/keys"),
            program.get("/api/me/export"),
            program.post("/api/me/keys", Map.of("name", "k", "scopes", List.of("submit"))),
            program.delete("/api/me", Map.of("password", Client.PASSWORD)));
    for (Answer answer : answers) {
      assertThat(answer.status()).as(answer.raw().uri().toString()).isEqualTo(403);
      assertProblem(answer, "FORBIDDEN");
    }
    assertThat(kurt.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void aBadWishForAKeyIsRefused() {
    Client karl = Client.register(arbiter.address(), "karl");
    String late = Instant.now().plus(Duration.ofDays(400)).toString();
    String past = Instant.now().minus(Duration.ofDays(1)).toString();
    List<Map<String, Object>> wishes =
        List.of(
            Map.of("scopes", List.of("read")),
            Map.of("name", "", "scopes", List.of("read")),
            Map.of("name", "k\0", "scopes", List.of("read")),
            Map.of("name", "k", "scopes", List.of()),
            Map.of("name", "k", "scopes", List.of("read"), "expiresAt", late),
            Map.of("name", "k", "scopes", List.of("read"), "expiresAt", past));
    for (Map<String, Object> wish : wishes) {
      Answer answer = karl.post("/api/me/keys", wish);
      assertThat(answer.status()).as(wish.toString()).isEqualTo(422);
      assertProblem(answer, "INVALID");
    }
    Answer nothing =
        admin().put("/api/players/karl/roles", Map.of("roles", Collections.singletonList(null)));
    assertThat(nothing.status()).isEqualTo(422);
    Answer unknown = karl.post("/api/me/keys", Map.of("name", "k", "scopes", List.of("fly")));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(with("arb_unknown").get("/api/puzzles").status()).isEqualTo(401);
  }

  private static Client key(Client player, String scope) {
    Answer made = player.post("/api/me/keys", Map.of("name", scope, "scopes", List.of(scope)));
    return with(made.body().path("key").asText());
  }
}

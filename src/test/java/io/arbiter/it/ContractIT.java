package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.deployment.Observability;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input, and what the service tells of itself. */
class ContractIT extends ApiCases {
  static Stream<Arguments> badBodies() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    return Stream.of(
        Arguments.of("{\"source\": \"%s\"}".formatted("#".repeat(65_537)), "TOO_LARGE", "65536"),
        Arguments.of("{\"source\": \"%s\"}".formatted("#".repeat(3 << 20)), "TOO_LARGE", "1048576"),
        Arguments.of("{\"source\": \"\u00e9\"}", "MALFORMED", "UTF-8"),
        Arguments.of("{\"source\": \"a\\u0000\"}", "INVALID", "NUL character in line 1, column 2"),
        Arguments.of(
            "{\"source\": \"\\n\\ud800\"}", "INVALID", "lone surrogate in line 2, column 1"),
        Arguments.of("", "MALFORMED", "body"),
        Arguments.of("null", "MALFORMED", "body"),
        Arguments.of("[]", "MALFORMED", "JSON object"),
        Arguments.of("{}", "INVALID", "source: is missing"),
        Arguments.of("{\"source\": 5}", "MALFORMED", "source: has the wrong type"),
        Arguments.of("{\"source\": \"\", \"speed\": 1}", "MALFORMED", "speed: unknown field"),
        Arguments.of("{\"source\": \"\"} x", "MALFORMED", "not valid JSON"),
        Arguments.of("{\"source\": " + deep + "}", "MALFORMED", "source"),
        Arguments.of("{\"x\": " + deep + "}", "MALFORMED", "nested too deeply"),
        Arguments.of(deep, "MALFORMED", "JSON"));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void badInputGetsTheRightProblem(String body, String code, String detail) {
    refused(
        ada().send("POST", SUBMISSIONS, body.getBytes(StandardCharsets.ISO_8859_1), Map.of()),
        code,
        detail);
  }

  private static final Map<String, String> WRONG_PATHS =
      Map.of(
          "NOT_FOUND",
          """
          puzzles/none puzzles/fizz-buzz/hints/99 puzzles/fizz-buzz/media/none.png
          puzzles/fizz-buzz/media/none.png?version=x puzzles/fizz-buzz/visual
          puzzles/penguin-slide/visual?version=99 puzzles/penguin-slide/visual?version=x
          submissions/none submissions/00000000-0000-0000-0000-000000000000
          submissions/00000000-0000-0000-0000-000000000000/events players/none
          players/none/ratings leaderboards/day leaderboards/2026-13
          puzzles/none/leaderboard/spread nothing
          """,
          "INVALID",
          """
          puzzles/fizz-buzz?lang=klingon puzzles/fizz-buzz?lang=ua
          puzzles/fizz-buzz/hints/1?lang=ua puzzles?lang=ua stations?lang=ua
          puzzles?difficulty=brutal puzzles?limit=0 puzzles?limit=many puzzles?solved=perhaps
          players/ada?as=admin players/ada/ratings?limit=0
          daily?zone=Mars/Base leaderboards/all/players/ada?radius=51 leaderboards/all?from=0
          puzzles/fizz-buzz/leaderboard?by=luck puzzles/fizz-buzz/leaderboard/spread?by=luck
          """,
          "MALFORMED",
          """
          puzzles?after=! puzzles?after=Mw puzzles?after=MwphAGI puzzles?q=%00 puzzles/a%00b
          ratings?after=x daily?zone=%00
          """,
          "UNAUTHENTICATED",
          """
          me me/export submissions submissions?player=ada
          """);

  @Test
  void badRequestsGetTheRightProblem() {
    WRONG_PATHS.forEach(
        (code, paths) ->
            Stream.of(paths.split("\\s+"))
                .forEach(path -> refused(nobody.get("/api/" + path), code)));
  }

  @Test
  void wrongMethodsAndTypesAreNamed() {
    byte[] body = "source=1".getBytes(StandardCharsets.UTF_8);
    for (String type : List.of("application/x-www-form-urlencoded", "text/plain")) {
      refused(
          ada().send("POST", SUBMISSIONS, body, Map.of("Content-Type", type)),
          "UNSUPPORTED_MEDIA_TYPE");
    }
    Answer wrong = ada().send("DELETE", "/api/puzzles", null, Map.of());
    refused(wrong, "METHOD_NOT_ALLOWED");
    assertThat(header(wrong, "Allow")).containsExactly("GET, HEAD, OPTIONS");
    Answer options = nobody.send("OPTIONS", SUBMISSIONS, null, Map.of());
    assertThat(header(options, "Allow")).containsExactly("OPTIONS, POST");
    refused(nobody.send("OPTIONS", "/api/nothing", null, Map.of()), "NOT_FOUND");
    refused(nobody.get("/api/puzzles?q=" + "a".repeat(5_000)), "ADDRESS_TOO_LONG");
    Map<String, String> header = Map.of("X-Long", "a".repeat(20_000));
    refused(nobody.send("GET", "/api/puzzles", null, header), "HEADERS_TOO_LARGE");
  }

  @Test
  void aProblemHasTheNamesOfTheRequest() {
    invalid(nobody.get("/api/puzzles?q=" + "a".repeat(101)), "q");
    invalid(nobody.get("/api/leaderboards/all?class=x"), "class");
    invalid(
        ada().post("/api/webhooks", json("{url: 'https://a.b', events: ['x'], secret: 'x'}")),
        "secret");
    refused(
        nobody.get("/api/puzzles?colour=red&tag=loops"),
        "MALFORMED",
        "colour: unknown parameter; there are after, difficulty, lang, limit, q, solved, sort");
    refused(ada().get("/api/me?a=1"), "MALFORMED", "this call has none");
    refused(
        ada().get("/api/submissions?verdict=MAYBE"), "INVALID", "must be one of ACCEPTED, WRONG");
    refused(
        ada().put("/api/me/visibility", json("{profile: 'friends', activity: 'hidden'}")),
        "MALFORMED",
        "profile: must be one of public, players, hidden");
    refused(
        ada().post("/api/me/keys", json("{name: 'k', scopes: ['read'], expiresAt: 'soon'}")),
        "MALFORMED",
        "expiresAt: must be a time as ISO-8601 writes it, such as 2026-01-31T12:00:00Z");
    refused(nobody.get("/api/daily?zone=" + "A".repeat(1000)), "INVALID");
  }

  /** The calls that anybody may make. All other described calls need a token. */
  private static final Set<String> WITHOUT_TOKEN =
      Set.of(
          """
          POST /api/players, POST /api/tokens, POST /api/token-renewals,
          POST /api/email-confirmations, POST /api/password-resets,
          PUT /api/password-resets/{token}, GET /api/daily, GET /api/identity-log-in,
          POST /api/identity-log-in, GET /api/identity-providers,
          GET /api/identity-providers/{provider}/log-in, GET /api/players/{name},
          GET /api/players/{name}/ratings, GET /api/puzzles, GET /api/puzzles/{slug},
          GET /api/puzzles/{slug}/hints/{number}, GET /api/puzzles/{slug}/media/{name},
          GET /api/puzzles/{slug}/visual, GET /api/puzzles/{slug}/leaderboard,
          POST /api/puzzles/{slug}/runs, GET /api/puzzles/{slug}/leaderboard/spread,
          GET /api/ratings, GET /api/stations, GET /api/contests, GET /api/contests/{id},
          GET /api/contests/{id}/clarifications, GET /api/contests/{id}/events,
          GET /api/contests/{id}/registrations, GET /api/contests/{id}/standings,
          GET /api/submissions/{id}, GET /api/submissions/{id}/events,
          GET /api/submissions/{id}/trace,
          GET /api/leaderboards/{period}, GET /api/leaderboards/{period}/players/{name}\
          """
              .split(",\\s"));

  /** The calls that need another role than player. */
  private static final Pattern WITH_ROLE =
      Pattern.compile("\\w+ /api/(author|admin)/.*|.*/(roles|hiding|rejudging)|POST /api/classes");

  /** The calls of organisers, whose paths others may use with other methods. */
  private static final Set<String> OF_ORGANISERS =
      Set.of(
          "POST /api/contests",
          "PUT /api/contests/{id}",
          "DELETE /api/contests/{id}",
          "PUT /api/contests/{id}/clarifications/{clarification}",
          "PUT /api/contests/{id}/registrations/{name}/ruling",
          "DELETE /api/contests/{id}/registrations/{name}/ruling",
          "POST /api/contests/{id}/unfreezing",
          "GET /api/contests/{id}/check",
          "GET /api/contests/{id}/invitations",
          "POST /api/contests/{id}/invitations",
          "DELETE /api/contests/{id}/invitations/{name}",
          "PUT /api/contests/{id}/teams/{name}",
          "DELETE /api/contests/{id}/teams/{name}",
          "GET /api/contests/{id}/event-feed",
          "GET /api/contests/{id}/export");

  private static boolean needsRole(Call call) {
    return WITH_ROLE.matcher(call.name()).matches() || OF_ORGANISERS.contains(call.name());
  }

  private record Call(String name, String method, String path, String type) {
    private Answer by(Client client) {
      byte[] body = method.equals("GET") ? null : "{}".getBytes(StandardCharsets.UTF_8);
      return client.send(method, path, body, Map.of("Content-Type", type));
    }
  }

  /** Every call that the service describes. The ids in the calls mostly do not exist. */
  private static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    JsonNode paths = nobody.get("/q/openapi?format=json").body().path("paths");
    for (var path : paths.properties()) {
      String concrete =
          path.getKey()
              .replaceAll(
                  "\\{(id|other|delivery|assignment|submission|clarification|comment)}",
                  new UUID(0, 0).toString())
              .replaceAll("\\{(version|number)}", "1")
              .replace("{period}", "all")
              .replace("{format}", "checkio")
              .replaceAll("\\{(slug|name|token|provider)}", "none");
      for (var operation : path.getValue().properties()) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        assertThat(operation.getValue().path("responses").properties())
            .as("what %s %s answers when all is well", method, path.getKey())
            .anyMatch(answer -> answer.getKey().matches("[23].."));
        JsonNode types = operation.getValue().path("requestBody").path("content");
        String type = types.isEmpty() ? "application/json" : types.fieldNames().next();
        calls.add(new Call(method + " " + path.getKey(), method, concrete, type));
      }
    }
    return calls;
  }

  @Test
  void everyCallSaysWhoMayMakeItAndNoneFailsOnNothing() {
    List<Call> calls = calls();
    assertThat(calls).extracting(Call::name).containsAll(WITHOUT_TOKEN).hasSizeGreaterThan(45);
    Client val = player("val");
    for (Call call : calls) {
      Answer anonymous = call.by(nobody);
      Answer player = call.by(val);
      assertThat(anonymous.status() != 401)
          .as(call.name())
          .isEqualTo(WITHOUT_TOKEN.contains(call.name()));
      assertThat(player.status())
          .as(call.name())
          .matches(s -> needsRole(call) ? s == 403 : s != 401 && s != 403);
      for (Answer answer : List.of(anonymous, player)) {
        assertThat(answer.status()).as(call.name()).isBetween(200, 499);
        if (answer.status() >= 400) {
          refused(answer, answer.code());
        }
      }
      if (call.name().equals("DELETE /api/me/sessions")) {
        val = nobody.logIn("val", Client.PASSWORD);
      }
    }
  }

  @Test
  void theServiceDescribesItself() throws Exception {
    Client operator = Client.anonymous(arbiter.managementAddress());
    JsonNode health = body(operator.get("/q/health"), 200);
    shows(health, "{status: 'UP'}");
    assertThat(health.path("checks").findValuesAsText("name"))
        .contains("broker", "sandbox", "loops");
    ada().judge("fizz-buzz", Sources.RIGHT);
    // The score is counted after the player has the verdict.
    await(
        "a score", () -> scrape().contains("arbiter_verdict_stage_seconds_count{stage=\"score\"}"));
    for (String stage : List.of("queue", "judge", "score")) {
      assertThat(scrape())
          .containsPattern("stage_seconds_count\\{stage=\"" + stage + "\"} [1-9]")
          .containsPattern("stage_seconds_bucket\\{stage=\"" + stage + "\",le=\"1.0\"}");
    }
    Set<String> exported =
        scrape().lines().map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toSet());
    // No dashboard or alert names a metric that does not exist.
    assertThat(exported)
        .containsAll(Observability.metrics())
        .contains("arbiter_queue_depth", "arbiter_children_started_total");
    for (String path : List.of("/q/health", "/q/health/ready", "/q/metrics")) {
      assertThat(nobody.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(header(nobody.get("/api/puzzles"), "X-Request-Id").getFirst()).hasSize(36);
    // A stack trace, such as that of a slow thread, may lead through the library.
    assertThat(
            arbiter.output().lines().filter(line -> !line.startsWith("\tat ")).toList().toString())
        .as("without an endpoint for traces")
        .doesNotContainIgnoringCase("opentelemetry", "otlp", ":4317");
  }

  private static String scrape() {
    return new String(
        Client.anonymous(arbiter.managementAddress()).get("/q/metrics").raw().body(),
        StandardCharsets.UTF_8);
  }
}

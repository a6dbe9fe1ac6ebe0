package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input, and the service's description of itself. */
abstract class ContractCases extends ApiCases {
  static Stream<Arguments> badBodies() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    return Stream.of(
        Arguments.of(
            "{\"source\": \"%s\"}".formatted("#".repeat(65_537)), 413, "TOO_LARGE", "65536"),
        Arguments.of(
            "{\"source\": \"%s\"}".formatted("#".repeat(3 << 20)), 413, "TOO_LARGE", "1048576"),
        Arguments.of("{\"source\": \"\u00e9\"}", 400, "MALFORMED", "UTF-8"),
        Arguments.of(
            "{\"source\": \"a\\u0000\"}", 422, "INVALID", "NUL character in line 1, column 2"),
        Arguments.of(
            "{\"source\": \"\\n\\ud800\"}", 422, "INVALID", "lone surrogate in line 2, column 1"),
        Arguments.of("", 400, "MALFORMED", "body"),
        Arguments.of("null", 400, "MALFORMED", "body"),
        Arguments.of("[]", 400, "MALFORMED", "JSON object"),
        Arguments.of("{}", 422, "INVALID", "source: is missing"),
        Arguments.of("{\"source\": 5}", 400, "MALFORMED", "source: has the wrong type"),
        Arguments.of("{\"source\": \"\", \"speed\": 1}", 400, "MALFORMED", "speed: unknown field"),
        Arguments.of("{\"source\": \"\"} x", 400, "MALFORMED", "not valid JSON"),
        Arguments.of("{\"source\": " + deep + "}", 400, "MALFORMED", "source"),
        Arguments.of("{\"x\": " + deep + "}", 400, "MALFORMED", "nested too deeply"),
        Arguments.of(deep, 400, "MALFORMED", "JSON"));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void badInputGetsTheRightProblem(String body, int status, String code, String detail) {
    Answer answer =
        ada.send("POST", SUBMISSIONS, body.getBytes(StandardCharsets.ISO_8859_1), Map.of());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertProblem(answer, code);
    assertThat(answer.body().path("detail").asText()).contains(detail);
  }

  static Stream<Arguments> badRequests() {
    return Stream.of(
        Arguments.of("/api/puzzles/none", 404, "NOT_FOUND"),
        Arguments.of("/api/puzzles/fizz-buzz/hints/99", 404, "NOT_FOUND"),
        Arguments.of("/api/puzzles/fizz-buzz/media/none.png", 404, "NOT_FOUND"),
        Arguments.of("/api/puzzles/fizz-buzz/media/none.png?version=x", 404, "NOT_FOUND"),
        Arguments.of("/api/puzzles/fizz-buzz/visual", 404, "NOT_FOUND"),
        Arguments.of("/api/puzzles/penguin-slide/visual?version=99", 404, "NOT_FOUND"),
        Arguments.of("/api/puzzles/penguin-slide/visual?version=x", 404, "NOT_FOUND"),
        Arguments.of("/api/puzzles/fizz-buzz?lang=klingon", 422, "INVALID"),
        Arguments.of("/api/puzzles/fizz-buzz/hints/1?lang=xx", 422, "INVALID"),
        Arguments.of("/api/puzzles?difficulty=brutal", 422, "INVALID"),
        Arguments.of("/api/puzzles?limit=0", 422, "INVALID"),
        Arguments.of("/api/puzzles?limit=many", 422, "INVALID"),
        Arguments.of("/api/puzzles?after=!", 400, "MALFORMED"),
        Arguments.of("/api/puzzles?after=Mw", 400, "MALFORMED"),
        Arguments.of("/api/puzzles?after=MwphAGI", 400, "MALFORMED"),
        Arguments.of("/api/puzzles?q=%00", 400, "MALFORMED"),
        Arguments.of("/api/puzzles?q=" + "a".repeat(101), 422, "INVALID"),
        Arguments.of("/api/puzzles?solved=perhaps", 422, "INVALID"),
        Arguments.of("/api/puzzles/a%00b", 400, "MALFORMED"),
        Arguments.of("/api/submissions/none", 404, "NOT_FOUND"),
        Arguments.of("/api/submissions/00000000-0000-0000-0000-000000000000", 404, "NOT_FOUND"),
        Arguments.of(
            "/api/submissions/00000000-0000-0000-0000-000000000000/events", 404, "NOT_FOUND"),
        Arguments.of("/api/submissions?verdict=MAYBE", 422, "INVALID"),
        Arguments.of("/api/players/none", 404, "NOT_FOUND"),
        Arguments.of("/api/daily?zone=Mars/Base", 422, "INVALID"),
        Arguments.of("/api/daily?zone=%00", 400, "MALFORMED"),
        Arguments.of("/api/daily?zone=" + "A".repeat(1000), 422, "INVALID"),
        Arguments.of("/api/leaderboards/all/players/ada?radius=51", 422, "INVALID"),
        Arguments.of("/api/leaderboards/day", 404, "NOT_FOUND"),
        Arguments.of("/api/leaderboards/2026-13", 404, "NOT_FOUND"),
        Arguments.of("/api/leaderboards/all?from=0", 422, "INVALID"),
        Arguments.of("/api/puzzles/fizz-buzz/leaderboard?by=luck", 422, "INVALID"),
        Arguments.of("/api/puzzles/fizz-buzz/leaderboard/spread?by=luck", 422, "INVALID"),
        Arguments.of("/api/puzzles/none/leaderboard/spread", 404, "NOT_FOUND"),
        Arguments.of("/api/nothing", 404, "NOT_FOUND"),
        Arguments.of("/api/me", 401, "UNAUTHENTICATED"),
        Arguments.of("/api/me/export", 401, "UNAUTHENTICATED"));
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  void badRequestsGetTheRightProblem(String path, int status, String code) {
    Answer answer = nobody.get(path);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertProblem(answer, code);
  }

  @Test
  void wrongMethodsAndTypesAreNamed() {
    byte[] body = "source=1".getBytes(StandardCharsets.UTF_8);
    for (String type : List.of("application/x-www-form-urlencoded", "text/plain")) {
      Answer answer = ada.send("POST", SUBMISSIONS, body, Map.of("Content-Type", type));
      assertThat(answer.status()).isEqualTo(415);
      assertProblem(answer, "UNSUPPORTED_MEDIA_TYPE");
    }
    Answer answer = ada.send("DELETE", "/api/puzzles", null, Map.of());
    assertThat(answer.status()).isEqualTo(405);
    assertProblem(answer, "METHOD_NOT_ALLOWED");
  }

  /** The calls that anybody may make. All other described calls need a token. */
  private static final Set<String> WITHOUT_TOKEN =
      Set.of(
          "POST /api/players",
          "POST /api/tokens",
          "POST /api/token-renewals",
          "POST /api/email-confirmations",
          "POST /api/password-resets",
          "PUT /api/password-resets/{token}",
          "GET /api/daily",
          "GET /api/identity-log-in",
          "POST /api/identity-log-in",
          "GET /api/identity-providers",
          "GET /api/identity-providers/{provider}/log-in",
          "GET /api/players/{name}",
          "GET /api/players/{name}/ratings",
          "GET /api/puzzles",
          "GET /api/puzzles/{slug}",
          "GET /api/puzzles/{slug}/hints/{number}",
          "GET /api/puzzles/{slug}/media/{name}",
          "GET /api/puzzles/{slug}/visual",
          "GET /api/puzzles/{slug}/leaderboard",
          "POST /api/puzzles/{slug}/runs",
          "GET /api/puzzles/{slug}/leaderboard/spread",
          "GET /api/ratings",
          "GET /api/stations",
          "GET /api/contests",
          "GET /api/contests/{id}",
          "GET /api/contests/{id}/clarifications",
          "GET /api/contests/{id}/events",
          "GET /api/contests/{id}/registrations",
          "GET /api/contests/{id}/standings",
          "GET /api/submissions",
          "GET /api/submissions/{id}",
          "GET /api/submissions/{id}/events",
          "GET /api/leaderboards/{period}",
          "GET /api/leaderboards/{period}/players/{name}");

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
          "POST /api/contests/{id}/unfreezing",
          "GET /api/contests/{id}/check",
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
                  "\\{(id|other|delivery|assignment|submission|clarification)}",
                  new UUID(0, 0).toString())
              .replaceAll("\\{(version|number)}", "1")
              .replace("{period}", "all")
              .replace("{format}", "checkio")
              .replaceAll("\\{(slug|name|token|provider)}", "none");
      for (var operation : path.getValue().properties()) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
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
    Client val = Client.register(arbiter.address(), "val");
    for (Call call : calls) {
      Answer anonymous = call.by(nobody);
      Answer player = call.by(val);
      assertThat(anonymous.status())
          .as(call.name())
          .matches(s -> WITHOUT_TOKEN.contains(call.name()) ? s != 401 : s == 401);
      assertThat(player.status())
          .as(call.name())
          .matches(s -> needsRole(call) ? s == 403 : s != 401 && s != 403);
      for (Answer answer : List.of(anonymous, player)) {
        assertThat(answer.status()).as(call.name()).isBetween(200, 499);
        if (answer.status() >= 400) {
          assertProblem(answer, answer.code());
        }
      }
      if (call.name().equals("DELETE /api/me/sessions")) {
        val = nobody.logIn("val", Client.PASSWORD);
      }
    }
  }

  @Test
  void theServiceDescribesItself() {
    Client operator = Client.anonymous(arbiter.managementAddress());
    JsonNode health = operator.get("/q/health").body();
    assertThat(health.path("status").asText()).isEqualTo("UP");
    assertThat(health.path("checks").findValuesAsText("name"))
        .contains("broker", "sandbox", "loops");
    ada.judge("fizz-buzz", Sources.RIGHT);
    String metrics = new String(operator.get("/q/metrics").raw().body(), StandardCharsets.UTF_8);
    assertThat(metrics)
        .contains(
            "arbiter_queue_depth",
            "arbiter_verdict_time_seconds",
            "arbiter_verdicts_total{verdict=\"ACCEPTED\"}",
            "arbiter_children_started_total",
            "arbiter_children_ended_total");
    for (String path : List.of("/q/health", "/q/health/ready", "/q/metrics")) {
      assertThat(nobody.get(path).status()).as(path).isEqualTo(404);
    }
    String openApi = new String(nobody.get("/q/openapi").raw().body(), StandardCharsets.UTF_8);
    assertThat(openApi).contains("/api/puzzles/{slug}/submissions:", "Submit a solution");
    String id = nobody.get("/api/puzzles").raw().headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(id).hasSize(36);
  }
}

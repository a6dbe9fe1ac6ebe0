package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Shared parts of the tests of the HTTP contract, on the {@link SharedInstance}. JSON is written
 * with single quotes, and names of fields without any.
 */
abstract class ApiCases {
  static final String SUBMISSIONS = "/api/puzzles/fizz-buzz/submissions";

  /** For what a busy machine does. Bounds a hang, and measures nothing. */
  static final Duration PATIENCE = Duration.ofMinutes(8);

  static final UUID UNKNOWN = new UUID(0, 0);
  static final Path folder = SharedInstance.FOLDER;
  static final Instance arbiter = SharedInstance.get();
  static final Client nobody = Client.anonymous(arbiter.address());

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private static final Map<String, Integer> STATUS =
      Map.ofEntries(
          Map.entry("MALFORMED", 400),
          Map.entry("UNAUTHENTICATED", 401),
          Map.entry("FORBIDDEN", 403),
          Map.entry("SUSPENDED", 403),
          Map.entry("NOT_FOUND", 404),
          Map.entry("METHOD_NOT_ALLOWED", 405),
          Map.entry("CONFLICT", 409),
          Map.entry("TOO_LARGE", 413),
          Map.entry("ADDRESS_TOO_LONG", 414),
          Map.entry("UNSUPPORTED_MEDIA_TYPE", 415),
          Map.entry("INVALID", 422),
          Map.entry("TOO_MANY_REQUESTS", 429),
          Map.entry("HEADERS_TOO_LARGE", 431),
          Map.entry("UNAVAILABLE", 503));

  private static final LogIn ADA = new LogIn("ada");
  private static final LogIn ADMIN = new LogIn("admin");

  static {
    Client.register(arbiter.address(), "ada");
  }

  /** A log-in that is renewed before its token ends, which is after 15 minutes. */
  private static final class LogIn {
    private final String name;
    private Client client = nobody;
    private Instant renewal = Instant.MIN;

    LogIn(String name) {
      this.name = name;
    }

    synchronized Client client() {
      if (Instant.now().isAfter(renewal)) {
        client = nobody.logIn(name, Client.PASSWORD);
        renewal = Instant.now().plus(Duration.ofMinutes(8));
      }
      return client;
    }
  }

  /** A player whom all tests share, for what changes nothing of hers. */
  static Client ada() {
    return ADA.client();
  }

  static Client admin() {
    return ADMIN.client();
  }

  /** A new player of this name. */
  static Client player(String name) {
    return Client.register(arbiter.address(), name);
  }

  /** A new player who has this role, too. */
  static Client playerWithRole(String name, String role) {
    Client.newAccount(arbiter.address(), name);
    body(admin().put(rolesOf(name), json("{roles: ['player', '%s']}", role)), 200);
    return nobody.logIn(name, Client.PASSWORD);
  }

  static String rolesOf(String player) {
    return "/api/players/" + player + "/roles";
  }

  static void await(String what, Supplier<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).until(condition::get);
  }

  static JsonNode json(String text, Object... arguments) {
    try {
      return JSON.readTree(text.formatted(arguments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> source(String source) {
    return Map.of("source", source);
  }

  /** The body of an answer with this status. */
  static JsonNode body(Answer answer, int status) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    return answer.body();
  }

  /** Checks that a request is refused with this code, and that the detail has these texts. */
  static void refused(Answer answer, String code, String... details) {
    assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(STATUS.get(code));
    assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
    assertThat(header(answer, "Content-Type"))
        .singleElement()
        .asString()
        .startsWith("application/problem+json");
    for (String field : List.of("type", "title", "detail", "instance")) {
      assertThat(answer.body().path(field).asText()).as(field).isNotEmpty();
    }
    for (String detail : details) {
      assertThat(answer.body().path("detail").asText()).contains(detail);
    }
    assertThat(answer.body().toString()).doesNotContain("io.arbiter", "java.", "Exception");
  }

  /** Checks that a request is refused because of these fields. */
  static void invalid(Answer answer, String... fields) {
    refused(answer, "INVALID");
    assertThat(answer.body().path("violations").findValuesAsText("field")).containsExactly(fields);
  }

  static List<String> header(Answer answer, String name) {
    return answer.raw().headers().allValues(name);
  }

  /** Checks that a value has at least these fields; a list has exactly these items. */
  static void shows(JsonNode actual, String expected, Object... arguments) {
    JsonNode wanted = json(expected, arguments);
    assertThat(part(actual, wanted)).as(actual.toString()).isEqualTo(wanted);
  }

  /** What the value has of the wanted fields. */
  private static JsonNode part(JsonNode actual, JsonNode wanted) {
    if (wanted.isObject() && actual.isObject()) {
      ObjectNode part = JSON.createObjectNode();
      wanted
          .properties()
          .forEach(f -> part.set(f.getKey(), part(actual.path(f.getKey()), f.getValue())));
      return part;
    }
    if (wanted.isArray() && actual.isArray()) {
      ArrayNode part = JSON.createArrayNode();
      for (int i = 0; i < actual.size(); i++) {
        part.add(part(actual.get(i), wanted.path(i)));
      }
      return part;
    }
    return actual;
  }

  static JsonNode find(JsonNode items, String field, String value) {
    return items
        .valueStream()
        .filter(item -> item.path(field).asText().equals(value))
        .findFirst()
        .orElse(JSON.missingNode());
  }

  /** Submits a solution that ships with a puzzle, and returns the judged submission. */
  static JsonNode solve(Client client, String puzzle) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("puzzles", puzzle, "solutions"))) {
      for (Path file : files.sorted().toList()) {
        String source = Files.readString(file);
        if (source.startsWith("# expect: ACCEPTED")) {
          return accepted(client, puzzle, source);
        }
      }
    }
    throw new IllegalStateException("no solution of " + puzzle);
  }

  static JsonNode accepted(Client client, String puzzle, String source) {
    JsonNode judged = client.judge(puzzle, source);
    shows(judged, "{verdict: 'ACCEPTED'}");
    return judged;
  }

  /** Sends a script, and returns its id. */
  static String scratch(Client client, Map<String, String> script) {
    return body(client.post("/api/scratch", script), 202).path("id").asText();
  }
}

package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A player's view of a server. Messages of failures say what the player can do. */
final class Playground {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 100;
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  /** Time before a verdict is asked for again, if the server refuses its stream. */
  private static final long PAUSE_MILLIS = 1000;

  private final PlaySettings settings;
  private final PlayOutput output;

  /** Has no key if the server does not accept the key, and the player was told so. */
  private ApiClient api;

  Playground(PlaySettings settings, PlayOutput output) {
    this.settings = settings;
    this.output = output;
    this.api = ApiClient.anonymous(settings.address()).withToken(settings.key());
  }

  /** Whether the requests carry a key that the server has not refused. */
  boolean hasKey() {
    return api.token().isPresent();
  }

  /** The address of a puzzle's page. */
  URI page(String slug) {
    return settings.address().resolve("/#/puzzles/" + slug);
  }

  /** A puzzle, as the player or as a visitor sees it. */
  JsonNode puzzle(String slug) throws IOException, InterruptedException {
    return shown("/api/puzzles/" + encoded(slug));
  }

  /** All puzzles that a query finds, as the player or as a visitor sees them. */
  List<JsonNode> puzzles(Map<String, String> query) throws IOException, InterruptedException {
    return pages("/api/puzzles", query, this::shown);
  }

  /**
   * A submission of the player.
   *
   * @param hash of the source
   */
  record Attempt(String id, String hash, boolean accepted) {}

  /** The player's submissions by the names of their files, newest first. */
  Map<String, List<Attempt>> attempts() throws IOException, InterruptedException {
    if (!hasKey()) {
      throw new IllegalStateException(logIn());
    }
    Map<String, List<Attempt>> attempts = new TreeMap<>();
    for (JsonNode each : pages("/api/submissions", Map.of("player", "me"), this::get)) {
      if (each.path("kind").asText().equals("SUBMISSION")) {
        ProgrammingLanguage language = ProgrammingLanguage.of(each.path("language").asText());
        attempts
            .computeIfAbsent(language.file(each.path("puzzle").asText()), _ -> new ArrayList<>())
            .add(
                new Attempt(
                    each.path("id").asText(),
                    each.path("sourceHash").asText(),
                    each.path("verdict").asText().equals("ACCEPTED")));
      }
    }
    return attempts;
  }

  /** The source of one of the player's submissions. */
  String source(String submission) throws IOException, InterruptedException {
    return get("/api/submissions/" + submission).path("source").asText();
  }

  private interface Reading {
    JsonNode of(String path) throws IOException, InterruptedException;
  }

  private static List<JsonNode> pages(String path, Map<String, String> query, Reading reading)
      throws IOException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String next = "";
    do {
      StringBuilder address = new StringBuilder(path + "?limit=" + PAGE);
      query.forEach(
          (name, value) -> address.append('&').append(name).append('=').append(encoded(value)));
      if (!next.isEmpty()) {
        address.append("&after=").append(encoded(next));
      }
      JsonNode page = reading.of(address.toString());
      page.path("items").forEach(items::add);
      next = page.path("next").isTextual() ? page.path("next").asText() : "";
    } while (!next.isEmpty());
    return items;
  }

  /**
   * Sends a source, follows it to its verdict and shows the verdict.
   *
   * @param kind {@code runs} for the samples, {@code submissions} for all tests
   * @return the exit code
   */
  int judge(String slug, String kind, SourceCode source, PlayOutput output)
      throws IOException, InterruptedException {
    var body = Map.of("source", source.text(), "language", source.language());
    return output.verdict(judged(slug, kind, body, output));
  }

  /**
   * Runs one test, and shows the steps of the run.
   *
   * @param test its name and value in the request: a sample or the inputs
   * @return the exit code
   */
  int trace(String slug, SourceCode source, Map.Entry<String, ?> test, PlayOutput output)
      throws IOException, InterruptedException {
    var body =
        Map.of(
            "source",
            source.text(),
            "language",
            source.language(),
            test.getKey(),
            test.getValue(),
            "trace",
            true);
    JsonNode judged = judged(slug, "runs", body, output);
    Answer steps = api.get("/api/submissions/" + judged.path("id").asText() + "/trace");
    return new TraceOutput(source.text(), output).show(judged, steps.body());
  }

  /** Sends a body and follows it to its verdict. */
  private JsonNode judged(String slug, String kind, Map<String, ?> content, PlayOutput output)
      throws IOException, InterruptedException {
    byte[] body = JSON.writeValueAsBytes(content);
    Answer receipt =
        required(
            api.send(
                "POST",
                "/api/puzzles/" + encoded(slug) + "/" + kind,
                BodyPublishers.ofByteArray(body),
                Map.of("Idempotency-Key", UUID.randomUUID().toString())));
    String path = "/api/submissions/" + receipt.body().path("id").asText();
    JsonNode now = get(path);
    while (!now.path("state").asText().equals("JUDGED")) {
      // A stream that broke is followed again from its beginning.
      int status = api.follow(path + "/events", Map.of(), event -> show(event, output));
      if (status != OK) {
        Thread.sleep(PAUSE_MILLIS);
      }
      now = get(path);
    }
    return now;
  }

  private static void show(ApiClient.Event event, PlayOutput output) {
    if (event.name().equals("progress")) {
      output.progress(event.data().path("passed").asInt(), event.data().path("total").asInt());
    }
  }

  /** What visitors may see, too: they need no key. */
  private JsonNode shown(String path) throws IOException, InterruptedException {
    Answer answer = api.get(path);
    if (answer.status() == UNAUTHORIZED && api.token().isPresent()) {
      output.note(logIn() + "; without a key you see what visitors see");
      api = ApiClient.anonymous(settings.address());
      answer = api.get(path);
    }
    return required(answer).body();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return required(api.get(path)).body();
  }

  private Answer required(Answer answer) {
    if (answer.status() == UNAUTHORIZED) {
      throw new IllegalStateException(logIn());
    }
    return answer.require();
  }

  private String logIn() {
    return "%s: arbiter play login %s --server %s"
        .formatted(
            settings.key().isEmpty()
                ? "you are not logged in; log in"
                : "the key, or ARBITER_TOKEN, is wrong or has ended; log in again",
            settings.name().isEmpty() ? "NAME" : settings.name(),
            settings.server());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

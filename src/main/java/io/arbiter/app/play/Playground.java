package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.app.play.ApiClient.Answer;
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

  private final URI server;
  private final ApiClient api;

  private Playground(URI server, ApiClient api) {
    this.server = server;
    this.api = api;
  }

  static Playground of(PlaySettings settings) {
    ApiClient anybody = ApiClient.anonymous(settings.address());
    return new Playground(settings.address(), anybody.withToken(settings.key()));
  }

  /** The address of a puzzle's page. */
  URI page(String slug) {
    return server.resolve("/#/puzzles/" + slug);
  }

  JsonNode puzzle(String slug) throws IOException, InterruptedException {
    return get("/api/puzzles/" + encoded(slug));
  }

  /** All puzzles that a query finds. */
  List<JsonNode> puzzles(Map<String, String> query) throws IOException, InterruptedException {
    return pages("/api/puzzles", query);
  }

  /** The ids of the submissions that the player sent last, by puzzle. */
  Map<String, String> newest() throws IOException, InterruptedException {
    Map<String, String> newest = new TreeMap<>();
    for (JsonNode each : pages("/api/submissions", Map.of("player", "me"))) {
      if (each.path("kind").asText().equals("SUBMISSION")) {
        newest.putIfAbsent(each.path("puzzle").asText(), each.path("id").asText());
      }
    }
    return newest;
  }

  /** The source of one of the player's submissions. */
  String source(String submission) throws IOException, InterruptedException {
    return get("/api/submissions/" + submission).path("source").asText();
  }

  private List<JsonNode> pages(String path, Map<String, String> query)
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
      JsonNode page = get(address.toString());
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
  int judge(String slug, String kind, String source, PlayOutput output)
      throws IOException, InterruptedException {
    return output.verdict(judged(slug, kind, Map.of("source", source), output));
  }

  /**
   * Runs one test, and shows the steps of the run.
   *
   * @param test its name and value in the request: a sample or the inputs
   * @return the exit code
   */
  int trace(String slug, String source, Map.Entry<String, ?> test, PlayOutput output)
      throws IOException, InterruptedException {
    var body = Map.of("source", source, test.getKey(), test.getValue(), "trace", true);
    JsonNode judged = judged(slug, "runs", body, output);
    Answer steps = api.get("/api/submissions/" + judged.path("id").asText() + "/trace");
    return new TraceOutput(source, output).show(judged, steps.body());
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

  private JsonNode get(String path) throws IOException, InterruptedException {
    return required(api.get(path)).body();
  }

  private static Answer required(Answer answer) {
    if (answer.status() == UNAUTHORIZED) {
      throw new IllegalStateException(
          answer.body().path("detail").asText() + "; run 'arbiter play login'");
    }
    return answer.require();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package io.arbiter.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.app.play.ApiClient;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.MultipartForm;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.ValidationReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Sends puzzles to a running Arbiter. The environment says where it is ({@code ARBITER_URL}) and
 * who the author is ({@code ARBITER_TOKEN}, or {@code ARBITER_NAME} and {@code ARBITER_PASSWORD}).
 */
final class AuthorClient {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int INVALID = 422;

  private final ReportPrinter printer;
  private final String server = environment("ARBITER_URL").orElse("http://localhost:8080");

  AuthorClient(ReportPrinter printer) {
    this.printer = printer;
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  /**
   * Stores the bundle, validates it on the server and, if it is valid and {@code publish} is set,
   * publishes it.
   *
   * @param early whether to publish it even if a contest shall show it first
   * @return whether the bundle is valid
   */
  boolean push(String slug, Map<String, byte[]> files, boolean publish, boolean early)
      throws IOException, InterruptedException {
    ApiClient api = logIn();
    String puzzle = "/api/author/puzzles/" + slug;
    Answer draft =
        awaited(
            api,
            "PUT",
            puzzle,
            BodyPublishers.ofByteArray(BundleArchive.write(files)),
            Map.of("Content-Type", "application/zip"));
    if (!draft.good()) {
      return refused(draft);
    }
    int number = draft.body().path("version").asInt();
    printer.say(
        "%s %s is version %d"
            .formatted(draft.status() == CREATED ? "stored:" : "unchanged:", slug, number));
    String version = puzzle + "/versions/" + number;
    JsonNode now = validated(api, version, draft.body().path("state").asText());
    if (now.path("report").isObject()) {
      printer.print(Codec.fromJson(now.path("report").toString(), ValidationReport.class));
    }
    String state = now.path("state").asText();
    if (publish && state.equals("VALIDATED")) {
      Answer published = api.post(version + "/publication?early=" + early);
      if (!published.good()) {
        return refused(published);
      }
      state = published.body().path("state").asText();
    }
    printer.say("version %d is %s".formatted(number, state));
    return !state.equals("REJECTED") && !state.equals("DRAFT");
  }

  /**
   * Imports a mission or a package as a draft, and prints what was carried and what was left out.
   *
   * @param format the last part of the path of the import
   * @return whether the draft is stored
   */
  boolean importMission(String format, String slug, MultipartForm form)
      throws IOException, InterruptedException {
    ApiClient api = logIn();
    Answer draft =
        awaited(api, "POST", "/api/author/imports/" + format, form.publisher(), form.headers());
    if (!draft.good()) {
      return refused(draft);
    }
    int number = draft.body().path("version").asInt();
    printer.say(
        "%s %s is version %d, %s"
            .formatted(
                draft.status() == CREATED ? "stored:" : "unchanged:",
                slug,
                number,
                draft.body().path("state").asText()));
    String version = "/api/author/puzzles/" + slug + "/versions/" + number;
    printer.say("carried:");
    files(api, version)
        .forEach((path, bytes) -> printer.say("  %-40s %8d bytes".formatted(path, bytes.length)));
    if (!draft.body().path("notes").isEmpty()) {
      printer.say("left out or changed:");
    }
    for (JsonNode note : draft.body().path("notes")) {
      printer.print(Codec.fromJson(note.toString(), Finding.class));
    }
    draft
        .body()
        .path("needs")
        .forEach(need -> printer.say("the validation needs " + need.asText()));
    printer.say("next: POST " + version + "/validation");
    return true;
  }

  /** Sends what a worker must do, and waits for the result, however long it takes. */
  private static Answer awaited(
      ApiClient api, String method, String path, BodyPublisher body, Map<String, String> headers)
      throws IOException, InterruptedException {
    Map<String, String> waiting = new HashMap<>(headers);
    waiting.putAll(ApiClient.WAIT);
    Answer answer = api.send(method, path, body, waiting);
    if (answer.status() != ACCEPTED) {
      return answer;
    }
    String task = "/api/author/tasks/" + answer.body().path("id").asText();
    Answer now = answer;
    while (now.body().path("state").asText().equals("RUNNING")) {
      Thread.sleep(POLL);
      now = api.get(task).require();
    }
    if (now.body().path("state").asText().equals("DONE")) {
      return new Answer(CREATED, now.body().path("result"), now.raw());
    }
    Map<String, JsonNode> problem =
        Map.of("detail", now.body().path("message"), "violations", now.body().path("faults"));
    return new Answer(INVALID, new ObjectMapper().valueToTree(problem), now.raw());
  }

  private static SortedMap<String, byte[]> files(ApiClient api, String version)
      throws IOException, InterruptedException {
    Answer zip =
        api.send("GET", version, BodyPublishers.noBody(), Map.of("Accept", "application/zip"));
    try {
      return BundleArchive.read(zip.require().raw().body());
    } catch (InvalidBundleException e) {
      throw new IllegalStateException("the server's bundle cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Validates the version, unless it was validated before, and returns it when its validation has
   * ended.
   */
  private JsonNode validated(ApiClient api, String version, String state)
      throws IOException, InterruptedException {
    if (state.equals("DRAFT") || state.equals("REJECTED")) {
      api.post(version + "/validation").require();
    }
    JsonNode now = api.get(version).require().body();
    while (now.path("state").asText().equals("VALIDATING")) {
      if (now.has("progress")) {
        printer.progress(
            now.path("progress").path("done").asInt(), now.path("progress").path("total").asInt());
      }
      Thread.sleep(POLL);
      now = api.get(version).require().body();
    }
    return now;
  }

  private boolean refused(Answer answer) {
    printer.say(answer.status() + " " + answer.body().path("detail").asText());
    for (JsonNode fault : answer.body().path("violations")) {
      printer.problem(
          fault.path("file").asText(fault.path("field").asText()),
          fault.path("line").asInt(),
          fault.path("message").asText());
    }
    return false;
  }

  /** Logs in as the author, with the token or the name and password of the environment. */
  private ApiClient logIn() throws IOException, InterruptedException {
    ApiClient anybody = ApiClient.anonymous(URI.create(server));
    Optional<String> token = environment("ARBITER_TOKEN");
    if (token.isPresent()) {
      return anybody.withToken(token.get());
    }
    String name =
        environment("ARBITER_NAME")
            .orElseThrow(() -> new IllegalStateException("set ARBITER_NAME, or ARBITER_TOKEN"));
    String password =
        environment("ARBITER_PASSWORD")
            .orElseThrow(() -> new IllegalStateException("set ARBITER_PASSWORD"));
    try {
      return anybody.logIn(name, password);
    } catch (IOException e) {
      throw new IOException("no Arbiter answers at " + server, e);
    }
  }
}

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
import io.arbiter.core.judging.Limits;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.worker.validation.Validation;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends puzzles to a running Arbiter. The environment says where it is ({@code ARBITER_URL}) and
 * who the author is ({@code ARBITER_TOKEN}, or {@code ARBITER_NAME} and {@code ARBITER_PASSWORD}).
 */
final class AuthorClient {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int MALFORMED = 400;
  private static final int CONFLICT = 409;
  private static final int INVALID = 422;

  private final ReportPrinter printer;

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
    Answer draft =
        awaited(
            api,
            "PUT",
            puzzle(slug),
            BodyPublishers.ofByteArray(BundleArchive.write(files)),
            Map.of("Content-Type", "application/zip"));
    if (!draft.good()) {
      return refused(draft);
    }
    int number = draft.body().path("version").asInt();
    printer.say(
        "%s %s is version %d"
            .formatted(draft.status() == CREATED ? "stored:" : "unchanged:", slug, number));
    return proceed(api, slug, number, publish, early);
  }

  /**
   * Validates a stored version and, if it is valid and {@code publish} is set, publishes it.
   *
   * @param number of the version; null for the newest one
   * @return whether the version is valid
   */
  boolean proceed(String slug, @Nullable Integer number, boolean publish, boolean early)
      throws IOException, InterruptedException {
    ApiClient api = logIn();
    return proceed(api, slug, number(api, slug, number), publish, early);
  }

  private boolean proceed(ApiClient api, String slug, int number, boolean publish, boolean early)
      throws IOException, InterruptedException {
    String version = version(slug, number);
    JsonNode now = validated(api, version, printer::progress);
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

  /** The files of a stored version; without a number of the newest one. */
  SortedMap<String, byte[]> pull(String slug, @Nullable Integer number)
      throws IOException, InterruptedException {
    ApiClient api = logIn();
    int found = number(api, slug, number);
    printer.say("version %d of %s".formatted(found, slug));
    return files(api, version(slug, found));
  }

  /** Takes the published version from the players. */
  boolean retire(String slug) throws IOException, InterruptedException {
    ApiClient api = logIn();
    for (JsonNode each : versions(api, slug)) {
      if (each.path("state").asText().equals("PUBLISHED")) {
        String version = version(slug, each.path("version").asInt());
        return changed(api.delete(version + "/publication", Map.of()));
      }
    }
    throw new IllegalStateException("no version of " + slug + " is published");
  }

  /** Publishes a retired version again. */
  boolean rollback(String slug, int number) throws IOException, InterruptedException {
    return changed(logIn().post(puzzle(slug) + "/rollback", Map.of("version", number)));
  }

  private boolean changed(Answer answer) {
    if (!answer.good()) {
      return refused(answer);
    }
    JsonNode version = answer.body();
    printer.say(
        "version %d is %s"
            .formatted(version.path("version").asInt(), version.path("state").asText()));
    return true;
  }

  /**
   * Judges the stored submissions against a version, and prints what changes.
   *
   * @param apply whether the change is made
   */
  boolean rejudge(String slug, @Nullable Integer number, boolean apply)
      throws IOException, InterruptedException {
    ApiClient api = logIn();
    int version = number(api, slug, number);
    String path = puzzle(slug) + "/rejudging";
    Answer begun = api.post(path, Map.of("version", version, "apply", apply));
    if (!begun.good()) {
      return refused(begun);
    }
    JsonNode now = begun.body();
    while (!now.path("state").asText().equals(apply ? "APPLIED" : "REPORTED")) {
      Thread.sleep(POLL);
      now = api.get(path + "/" + begun.body().path("id").asText()).require().body();
    }
    print(now, apply ? "%d submissions have another verdict" : "%d submissions would change");
    return true;
  }

  /** Prints the report of a rejudging. */
  private void print(JsonNode report, String summary) {
    for (JsonNode pair : report.path("compared")) {
      printer.say(
          "  %5d %s -> %s"
              .formatted(
                  pair.path("count").asLong(),
                  pair.path("before").asText(),
                  pair.path("after").asText()));
    }
    for (JsonNode player : report.path("players")) {
      printer.say(
          "  %s: %d -> %d points, rank %s -> %s"
              .formatted(
                  player.path("player").asText("a deleted account"),
                  player.path("pointsBefore").asLong(),
                  player.path("pointsAfter").asLong(),
                  player.path("rankBefore").asText("-"),
                  player.path("rankAfter").asText("-")));
    }
    printer.say(summary.formatted(report.path("changed").asInt()));
  }

  /**
   * Imports a mission or a package as a draft, and prints what was carried and what was left out.
   *
   * @param format the last part of the path of the import
   * @param publish whether the draft is also validated and published
   * @return whether the draft is stored, and published if it should be
   */
  boolean importMission(String format, String slug, MultipartForm form, boolean publish)
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
    printer.say("carried:");
    files(api, version(slug, number))
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
    if (publish && draft.body().path("needs").isEmpty()) {
      return proceed(api, slug, number, true, false);
    }
    printer.say("next: arbiter author publish %s --number %d".formatted(slug, number));
    return !publish;
  }

  /** Imports a mission or a package without printing, and publishes it if that is possible. */
  static MissionImports.Outcome outcome(
      Path mission, String format, String slug, MultipartForm form, boolean publish)
      throws IOException, InterruptedException {
    // A token lasts some minutes, and all missions together may take longer.
    ApiClient api = logIn();
    Answer draft =
        awaited(api, "POST", "/api/author/imports/" + format, form.publisher(), form.headers());
    if (!draft.good()) {
      return MissionImports.Outcome.none(
          mission, slug, MissionImports.State.REFUSED, violations(draft));
    }
    JsonNode stored = draft.body();
    List<Finding> faults = new ArrayList<>();
    stored
        .path("needs")
        .forEach(need -> faults.add(Finding.error("", 0, "needs " + need.asText())));
    String version = version(slug, stored.path("version").asInt());
    JsonNode now = stored;
    if (publish && faults.isEmpty()) {
      now = validated(api, version, (_, _) -> {});
      findings(now.at("/report/findings")).filter(Finding::blocks).forEach(faults::add);
    }
    String state = now.path("state").asText();
    if (publish && state.equals("VALIDATED")) {
      Answer published = api.post(version + "/publication?early=false");
      faults.addAll(published.good() ? List.of() : violations(published));
      state = published.good() ? "PUBLISHED" : state;
    }
    JsonNode strength = now.at("/report/strength/score");
    return new MissionImports.Outcome(
        String.valueOf(mission.getFileName()),
        slug,
        switch (state) {
          case "PUBLISHED" -> MissionImports.State.PUBLISHED;
          case "REJECTED" -> MissionImports.State.REJECTED;
          default -> MissionImports.State.DRAFT;
        },
        findings(stored.path("notes")).toList(),
        faults,
        strength.isNumber() ? strength.asDouble() : null,
        Codec.fromJson(stored.path("limits").toString(), Limits.class));
  }

  private static Stream<Finding> findings(JsonNode findings) {
    return findings.isArray()
        ? Stream.of(Codec.fromJson(findings.toString(), Finding[].class))
        : Stream.empty();
  }

  /** What is wrong, with places; or the whole problem. */
  private static List<Finding> violations(Answer answer) {
    requireFault(answer);
    List<Finding> faults = new ArrayList<>();
    for (JsonNode fault : answer.body().path("violations")) {
      faults.add(
          Finding.error(
              fault.path("file").asText(fault.path("field").asText()),
              fault.path("line").asInt(),
              fault.path("message").asText()));
    }
    return faults.isEmpty()
        ? List.of(
            Finding.error("", 0, answer.status() + " " + answer.body().path("detail").asText()))
        : faults;
  }

  private static String puzzle(String slug) {
    return "/api/author/puzzles/" + slug;
  }

  private static String version(String slug, int number) {
    return puzzle(slug) + "/versions/" + number;
  }

  /** The newest versions of a puzzle, newest first. */
  private static JsonNode versions(ApiClient api, String slug)
      throws IOException, InterruptedException {
    return api.get(puzzle(slug) + "/versions?limit=100").require().body().path("items");
  }

  /** The number of a version; of the newest one if none is given. */
  private static int number(ApiClient api, String slug, @Nullable Integer number)
      throws IOException, InterruptedException {
    return number == null ? versions(api, slug).path(0).path("version").asInt() : number;
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
  private static JsonNode validated(ApiClient api, String version, Validation.Watcher watcher)
      throws IOException, InterruptedException {
    JsonNode now = api.get(version).require().body();
    String state = now.path("state").asText();
    if (state.equals("DRAFT") || state.equals("REJECTED")) {
      api.post(version + "/validation").require();
      now = api.get(version).require().body();
    }
    while (now.path("state").asText().equals("VALIDATING")) {
      if (now.has("progress")) {
        watcher.done(
            now.path("progress").path("done").asInt(), now.path("progress").path("total").asInt());
      }
      Thread.sleep(POLL);
      now = api.get(version).require().body();
    }
    return now;
  }

  /**
   * Prints what is wrong with a puzzle.
   *
   * @throws IllegalStateException if something else is wrong, such as the author's role
   */
  private boolean refused(Answer answer) {
    requireFault(answer);
    printer.say(answer.status() + " " + answer.body().path("detail").asText());
    for (JsonNode fault : answer.body().path("violations")) {
      printer.problem(
          fault.path("file").asText(fault.path("field").asText()),
          fault.path("line").asInt(),
          fault.path("message").asText());
    }
    return false;
  }

  /** Throws if something else than the puzzle is wrong. */
  private static void requireFault(Answer answer) {
    if (answer.status() != INVALID && answer.status() != CONFLICT && answer.status() != MALFORMED) {
      answer.require();
    }
  }

  /** Logs in as the author, with the token or the name and password of the environment. */
  static ApiClient logIn() throws IOException, InterruptedException {
    String server = environment("ARBITER_URL").orElse("http://localhost:8080");
    ApiClient anybody = ApiClient.anonymous(ApiClient.address(server));
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
    return anybody.logIn(name, password);
  }
}

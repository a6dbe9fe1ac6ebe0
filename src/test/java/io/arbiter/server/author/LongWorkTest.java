package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.ServerTest;
import io.arbiter.app.play.ApiClient;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import io.arbiter.app.play.MultipartForm;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.puzzle.ShippedPuzzles;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long work over HTTP. The answers of workers are given. */
@ServerTest
class LongWorkTest extends EmptyDatabase {
  private static final String LAMP = "/api/author/puzzles/lamp";

  @Inject TaskResults results;
  @Inject DeskTasks tasks;
  @Inject LongWork work;
  @TestHTTPResource URI address;
  private UUID ada;
  private ApiClient author;
  private Map<String, byte[]> bundle;
  private Map<String, Object> body;

  @BeforeEach
  void addAuthor() throws Exception {
    ada = playerWithPassword("ada", "correct horse", "player", "author");
    author = ApiClient.anonymous(address.resolve("/")).logIn("ada", "correct horse");
    bundle = new TreeMap<>(ShippedPuzzles.files(Path.of("puzzles/fizz-buzz")));
    Map<String, String> texts = new TreeMap<>();
    bundle.forEach((path, text) -> texts.put(path, new String(text, StandardCharsets.UTF_8)));
    body = Map.of("files", texts);
  }

  private static UUID accepted(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    String id = answer.body().path("id").asText();
    assertThat(answer.raw().headers().firstValue("Location").orElseThrow())
        .endsWith("/api/author/tasks/" + id);
    return UUID.fromString(id);
  }

  private TaskEvent prepared(UUID task) {
    try {
      return new TaskEvent.Prepared(task, new PreparedBundle(List.of(), BundleReader.read(bundle)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Request {
    Answer send() throws Exception;
  }

  /** Sends a request that waits, and gives the worker's answer meanwhile. */
  private Answer whileWaiting(Request request, Function<UUID, TaskEvent> answer) throws Exception {
    FutureTask<Answer> waiting = new FutureTask<>(request::send);
    Thread.ofVirtual().start(waiting);
    String open = "author_task where ended_at is null";
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> count(open) == 1);
    results.take(answer.apply(database.one(UUID.class, "select id from " + open)));
    return waiting.get();
  }

  @Test
  void aBundleIsATaskThatCanBeFollowed() throws Exception {
    UUID task = accepted(author.put(LAMP, body));
    String address = "/api/author/tasks/" + task;
    assertThat(author.get(address).body().path("state").asText()).isEqualTo("RUNNING");
    List<Event> events = new CopyOnWriteArrayList<>();
    var follower =
        new FutureTask<>(() -> author.follow(address + "/events", Map.of(), events::add));
    Thread.ofVirtual().start(follower);
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !events.isEmpty());
    results.take(prepared(task));
    follower.get();
    assertThat(events).extracting(Event::name).containsExactly("progress", "done");
    JsonNode done = events.getLast().data();
    assertThat(done.path("state").asText()).isEqualTo("DONE");
    assertThat(done.path("kind").asText()).isEqualTo("BUNDLE");
    assertThat(done.path("puzzle").asText()).isEqualTo("lamp");
    assertThat(done.path("link").asText()).isEqualTo(LAMP + "/versions/1");
    assertThat(done.path("result").path("state").asText()).isEqualTo("DRAFT");
    assertThat(done.has("player")).isFalse();
    assertThat(done.has("created")).isFalse();
    assertThat(author.get(address).body()).isEqualTo(done);
    assertThat(author.get(LAMP + "/versions/1").body().path("limits").isObject()).isTrue();
  }

  @Test
  void whoWaitsGetsTheVersionOrTheProblem() throws Exception {
    Answer created = whileWaiting(() -> author.putAndWait(LAMP, body), this::prepared);
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    assertThat(created.body().path("version").asInt()).isEqualTo(1);
    assertThat(created.raw().headers().firstValue("Preference-Applied")).contains("wait=60");
    assertThat(created.raw().headers().firstValue("Location").orElseThrow())
        .endsWith(LAMP + "/versions/1");
    PreparedBundle faults =
        new PreparedBundle(List.of(new BundleProblem("tests.json", 2, "is empty")), null);
    Answer refused =
        whileWaiting(
            () -> author.putAndWait(LAMP, body), task -> new TaskEvent.Prepared(task, faults));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("INVALID");
    assertThat(refused.body().path("violations").toString())
        .isEqualTo("[{\"file\":\"tests.json\",\"line\":2,\"message\":\"is empty\"}]");
  }

  @Test
  void aCheckHasItsFirstResultAtOnceAndItsWholeResultLater() throws Exception {
    Answer begun = author.post("/api/author/checks", body);
    JsonNode early = begun.body().path("result");
    assertThat(early.path("complete").asBoolean(true)).isFalse();
    assertThat(early.path("statementHtml").asText()).isNotEmpty();
    CheckedPython fine = new CheckedPython(List.of(), null);
    results.take(new TaskEvent.Checked(accepted(begun), fine));
    Answer checked =
        whileWaiting(
            () -> author.postAndWait("/api/author/checks", body),
            task -> new TaskEvent.Checked(task, fine));
    assertThat(checked.status()).isEqualTo(200);
    assertThat(checked.body().path("complete").asBoolean()).isTrue();
    assertThat(checked.body().path("tests").get(0).path("answer").isMissingNode()).isFalse();
  }

  @Test
  void anImportNamesItsFormatAndWhatItLacks() throws Exception {
    byte[] zip = BundleArchive.write(Map.of("verification/tests.py", new byte[] {'1'}));
    Map<String, String> type = Map.of("Content-Type", "application/zip");
    String imports = "/api/author/imports/";
    var _ =
        accepted(
            author.send("POST", imports + "checkio?slug=a", BodyPublishers.ofByteArray(zip), type));
    MultipartForm form =
        new MultipartForm().field("slug", "b").file("package", "p.zip", "application/zip", zip);
    Answer kattis = author.send("POST", imports + "kattis", form.publisher(), form.headers());
    assertThat(kattis.status()).as(kattis.toString()).isIn(202, 422);
    assertThat(
            author
                .send("POST", imports + "checkio", BodyPublishers.ofByteArray(zip), type)
                .status())
        .isEqualTo(400);
    Answer other = author.send("POST", imports + "codewars", form.publisher(), form.headers());
    assertThat(other.status()).isEqualTo(404);
    assertThat(author.get("/api/author/tasks").body().path("items").get(0).path("kind").asText())
        .isEqualTo("IMPORT");
  }

  @Test
  void thePreferenceSaysForHowLongToWait() {
    String preferences =
        """
        10 | wait=10
        7 | Wait = "7"; foo=1
        60 | respond-async, wait=61
        60 | wait=999999999
        0 | wait=0
        0 | wait=-1
        0 | wait=soon
        0 | wait=99999999999
        0 | return=minimal; wait=5
        0 | waiting=5
        0 |
        """;
    for (String line : preferences.lines().toList()) {
      String[] parts = line.split(" [|] ?", 2);
      assertThat(LongWork.waitSeconds(parts[1])).as(line).isEqualTo(Long.parseLong(parts[0]));
    }
    assertThat(LongWork.waitSeconds(null)).isZero();
  }

  private static void assertAccepted(Response answer, UUID task) {
    assertThat(answer.getStatus()).isEqualTo(202);
    assertThat(answer.getLocation()).isEqualTo(URI.create("/api/author/tasks/" + task));
    assertThat(((DeskTask) answer.getEntity()).id()).isEqualTo(task);
    assertThat(answer.getHeaderString("Preference-Applied")).isNull();
  }

  @Test
  void withoutThePreferenceOrAfterItsTimeTheTaskIsTheAnswer() {
    UUID task = UUID.randomUUID();
    inTransaction(() -> tasks.beginValidation(task, ada, "lamp", 1));
    assertAccepted(work.answer(task, null, () -> "report"), task);
    assertAccepted(work.answer(task, "wait=1", () -> "report"), task);
    tasks.endValidation(task, "VALIDATED");
    assertAccepted(work.answer(task, "respond-async", () -> "report"), task);
    Response answer = work.answer(task, "wait=60", () -> "report");
    assertThat(answer.getEntity()).isEqualTo("report");
    assertThat(answer.getHeaderString("Preference-Applied")).isEqualTo("wait=60");
  }
}

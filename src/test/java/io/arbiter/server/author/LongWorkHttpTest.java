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
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long work over HTTP. The answers of workers are given. */
@ServerTest
class LongWorkHttpTest extends EmptyDatabase {
  private static final String LAMP = "/api/author/puzzles/lamp";

  @Inject TaskResults results;
  @TestHTTPResource URI address;
  private ApiClient author;
  private Map<String, byte[]> bundle;
  private Map<String, Object> body;

  @BeforeEach
  void addAuthor() throws Exception {
    ApiClient anybody = ApiClient.anonymous(address.resolve("/"));
    var _ = anybody.register("ada", "correct horse");
    database.update("update player set roles = '{player,author}'");
    author = anybody.logIn("ada", "correct horse");
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

  private TaskEvent prepared(UUID task) throws Exception {
    return new TaskEvent.Prepared(task, new PreparedBundle(List.of(), BundleReader.read(bundle)));
  }

  /** Sends a request that waits, and gives the worker's answer meanwhile. */
  private Answer whileWaiting(Callable<Answer> request, Callable<UUID> give) throws Exception {
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return request.call();
              } catch (Exception e) {
                throw new CompletionException(e);
              }
            });
    Awaitility.await().until(() -> database.one(Long.class, OPEN) == 1);
    give.call();
    return waiting.get(20, TimeUnit.SECONDS);
  }

  private static final String OPEN = "select count(*) from author_task where ended_at is null";

  private UUID open() {
    return database.one(UUID.class, "select id from author_task where ended_at is null");
  }

  @Test
  void aBundleIsATaskThatCanBeFollowed() throws Exception {
    UUID task = accepted(author.put(LAMP, body));
    String address = "/api/author/tasks/" + task;
    assertThat(author.get(address).body().path("state").asText()).isEqualTo("RUNNING");
    List<Event> events = new CopyOnWriteArrayList<>();
    Thread follower =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    var _ = author.follow(address + "/events", Map.of(), events::add);
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                });
    Awaitility.await().until(() -> !events.isEmpty());
    results.take(prepared(task));
    follower.join(10_000);
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
    Answer created =
        whileWaiting(
            () -> author.putAndWait(LAMP, body),
            () -> {
              UUID task = open();
              results.take(prepared(task));
              return task;
            });
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    assertThat(created.body().path("version").asInt()).isEqualTo(1);
    assertThat(created.raw().headers().firstValue("Preference-Applied")).contains("wait=60");
    assertThat(created.raw().headers().firstValue("Location").orElseThrow())
        .endsWith(LAMP + "/versions/1");
    Answer refused =
        whileWaiting(
            () -> author.putAndWait(LAMP, body),
            () -> {
              UUID task = open();
              BundleProblem fault = new BundleProblem("tests.json", 2, "is empty");
              results.take(new TaskEvent.Prepared(task, new PreparedBundle(List.of(fault), null)));
              return task;
            });
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
    results.take(new TaskEvent.Checked(accepted(begun), new CheckedPython(List.of(), null)));
    Answer checked =
        whileWaiting(
            () -> author.postAndWait("/api/author/checks", body),
            () -> {
              UUID task = open();
              results.take(new TaskEvent.Checked(task, new CheckedPython(List.of(), null)));
              return task;
            });
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
}

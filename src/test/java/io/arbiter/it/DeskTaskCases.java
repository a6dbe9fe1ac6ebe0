package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.EveryThirdDay;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import io.arbiter.app.play.MultipartForm;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.server.puzzle.ShippedPuzzles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The long work of an author's desk. */
abstract class DeskTaskCases extends DeskAuthors {
  private static final Path MISSION = Path.of("src/test/missions/every-second");
  private static final String IMPORT = "/api/author/imports/checkio";

  private static String location(Answer accepted) {
    assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
    String location = accepted.raw().headers().firstValue("Location").orElseThrow();
    return location.substring(location.indexOf("/api/"));
  }

  private static List<Event> follow(Client client, String task) {
    return client.follow(task + "/events", Map.of());
  }

  @Test
  void aValidationIsFollowedLeftAndFoundAgain() {
    Client author = author();
    String slug = newPuzzle(author, "function");
    Answer accepted = author.post(version(slug, 1) + "/validation", Map.of());
    String task = location(accepted);
    String id = task.substring(task.lastIndexOf('/') + 1);
    assertThat(accepted.body().path("id").asText()).isEqualTo(id);
    assertThat(location(author.post(version(slug, 1) + "/validation", Map.of()))).isEqualTo(task);
    List<Event> events = follow(author, task);
    assertThat(events).extracting(Event::name).contains("progress").endsWith("done");
    assertThat(events).extracting(Event::id).isSorted().doesNotHaveDuplicates();
    JsonNode done = events.getLast().data();
    assertThat(done.path("state").asText()).isEqualTo("DONE");
    assertThat(done.path("stage").asText()).isEqualTo("ENDED");
    assertThat(done.path("message").asText()).isEqualTo("VALIDATED");
    assertThat(done.path("done").asInt()).isEqualTo(done.path("total").asInt()).isPositive();
    assertThat(done.path("link").asText()).isEqualTo(version(slug, 1));
    assertThat(done.has("player")).isFalse();

    List<Event> again =
        author.follow(
            task + "/events", Map.of("Last-Event-ID", Long.toString(events.getFirst().id())));
    assertThat(again).extracting(Event::name).containsExactly("done");
    assertThat(author.get(task).body()).isEqualTo(done);
    JsonNode list = author.get("/api/author/tasks?puzzle=" + slug).body();
    assertThat(list.path("items")).hasSize(1);
    assertThat(list.path("items").get(0)).isEqualTo(done);
    Answer waited = author.postAndWait(version(slug, 1) + "/validation", Map.of());
    assertThat(waited.status()).as(waited.toString()).isEqualTo(200);
    assertThat(waited.raw().headers().firstValue("Preference-Applied")).contains("wait=60");
    assertThat(waited.body().path("report").isObject()).isTrue();
    id = waited.body().path("task").asText();
    JsonNode version = author.items(puzzle(slug) + "/versions").get(0);
    assertThat(version.path("state").asText()).isEqualTo("VALIDATED");
    assertThat(version.path("strength").asDouble()).isGreaterThan(0.5);
    assertThat(version.path("task").asText()).isEqualTo(id);
    assertThat(version.path("publishedAt").isNull()).isTrue();
    author.post(version(slug, 1) + "/publication", Map.of());
    JsonNode published = author.get(version(slug, 1)).body();
    assertThat(published.path("publishedAt").asText()).startsWith("20");
    assertThat(published.path("limits").path("steps").asLong()).isPositive();
    assertProblem(author.post(version(slug, 1) + "/validation", Map.of()), "CONFLICT");
  }

  @Test
  void survivorsHaveADiffAndATest() {
    Client author = author();
    String slug = newSlug();
    put(author, slug, Map.of("files", grown()));
    follow(author, location(author.post(version(slug, 1) + "/validation", Map.of())));
    JsonNode survivors =
        author.get(version(slug, 1)).body().path("report").path("strength").path("survivors");
    assertThat(survivors).hasSize(3);
    assertThat(survivors.get(0).path("diff").asText())
        .isEqualTo(
            """
            --- a/solutions/right.py
            +++ b/solutions/right.py
            @@ -1,3 +1,3 @@
             # expect: ACCEPTED
             def grown(age):
            -    return age >= 18
            +    return age > 18
            """);
    assertThat(survivors.get(0).path("input").toString()).isEqualTo("[18]");
    assertThat(survivors.get(0).path("answer").asBoolean()).isTrue();
  }

  /** A puzzle whose tests are weak. */
  private static Map<String, String> grown() {
    return Map.of(
        "puzzle.yaml",
        "title: Grown\ndifficulty: elementary\nfunction: grown\n",
        "statement.md",
        "# Grown\n",
        "starter.py",
        "def grown(age):\n    return None\n",
        "tests.json",
        "{\"Basics\": [{\"input\": [19], \"answer\": true, \"sample\": true},"
            + " {\"input\": [3], \"answer\": false}]}",
        "solutions/right.py",
        "# expect: ACCEPTED\ndef grown(age):\n    return age >= 18\n",
        "solutions/wrong.py",
        "# expect: WRONG_ANSWER\ndef grown(age):\n    return True\n");
  }

  private static MultipartForm mission(String slug) throws IOException {
    byte[] zip = BundleArchive.write(ShippedPuzzles.files(MISSION.resolve("mission")));
    return new MultipartForm()
        .field("slug", slug)
        .file(
            "solution",
            "right.py",
            "text/x-python",
            Files.readAllBytes(MISSION.resolve("right.py")))
        .file("mission", "mission.zip", "application/zip", zip);
  }

  private static Answer importLater(Client author, MultipartForm form) {
    return author.send("POST", IMPORT, form.bytes(), form.headers());
  }

  @Test
  @EveryThirdDay
  void anImportIsFollowedToItsVersion() throws Exception {
    Client author = author();
    String slug = newSlug();
    Answer accepted = importLater(author, mission(slug));
    assertThat(accepted.raw().headers().firstValue("Preference-Applied")).isEmpty();
    assertThat(accepted.body().path("kind").asText()).isEqualTo("IMPORT");
    String task = location(accepted);
    JsonNode done = follow(author, task).getLast().data();
    assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("DONE");
    assertThat(done.path("result").path("slug").asText()).isEqualTo(slug);
    assertThat(done.path("result").path("version").asInt()).isEqualTo(1);
    assertThat(done.path("result").path("notes").isArray()).isTrue();
    assertThat(done.path("link").asText()).isEqualTo(version(slug, 1));
    assertThat(author.get(version(slug, 1)).body().path("hash"))
        .isEqualTo(done.path("result").path("hash"));
  }

  @Test
  void anImportThatFailsSaysWhat() throws Exception {
    Client author = author();
    byte[] zip = BundleArchive.write(Map.of("README.md", new byte[] {'x'}));
    MultipartForm empty =
        new MultipartForm()
            .field("slug", newSlug())
            .file("mission", "mission.zip", "application/zip", zip);
    JsonNode failed = follow(author, location(importLater(author, empty))).getLast().data();
    assertThat(failed.path("state").asText()).as(failed.toString()).isEqualTo("FAILED");
    assertThat(failed.path("faults").get(0).path("message").asText()).isNotEmpty();
    MultipartForm broken =
        new MultipartForm()
            .field("slug", newSlug())
            .file("mission", "mission.zip", "application/zip", new byte[] {1});
    assertProblem(importLater(author, broken), "INVALID");
    assertProblem(importLater(author, new MultipartForm().field("slug", "x")), "MALFORMED");
    String others = newPuzzle(author(), "function");
    assertProblem(importLater(author, mission(others)), "FORBIDDEN");
  }

  @Test
  void aRejudgingIsATask() {
    Client author = author();
    String slug = newPuzzle(author, "function");
    follow(author, location(author.post(version(slug, 1) + "/validation", Map.of())));
    author.post(version(slug, 1) + "/publication", Map.of());
    ada.judge(slug, template("function").get("solutions/forgets_capitals.py"));
    Map<String, String> kinder = template("function");
    kinder.put("statement.md", "# Kinder\n");
    kinder.put("tests.json", kinder.get("tests.json").replace("\"AEIOU\"", "\"aeiou\""));
    kinder.put(
        "solutions/forgets_capitals.py",
        "# expect: WRONG_ANSWER\ndef count_vowels(t):\n    return 1\n");
    kinder.put("tests.json", kinder.get("tests.json").replace("Under the Oak", "under the oak"));
    kinder.put("tests.json", kinder.get("tests.json").replace("[\"Arbiter\"]", "[\"arbiter\"]"));
    put(author, slug, Map.of("files", kinder));
    Answer begun = author.post(puzzle(slug) + "/rejudging", Map.of("version", 2, "apply", false));
    String id = begun.body().path("id").asText();
    JsonNode done = follow(author, "/api/author/tasks/" + id).getLast().data();
    assertThat(done.path("kind").asText()).isEqualTo("REJUDGING");
    assertThat(done.path("total").asInt()).isEqualTo(1);
    JsonNode report = author.get(done.path("link").asText()).body();
    assertThat(report.path("changed").asInt()).as(report.toString()).isEqualTo(1);
    assertThat(report.path("players").get(0).path("player").asText()).isEqualTo("ada");
    assertThat(report.path("players").get(0).path("pointsAfter").asInt())
        .isGreaterThan(report.path("players").get(0).path("pointsBefore").asInt());
  }

  @Test
  void onlyWhoBeganATaskAndThePuzzlesAuthorSeeIt() {
    Client author = author();
    Client other = author();
    String slug = newPuzzle(author, "function");
    String task = location(author.post(version(slug, 1) + "/validation", Map.of()));
    String unknown = "/api/author/tasks/" + new UUID(0, 0);
    for (String part : List.of("", "/events")) {
      assertProblem(other.get(task + part), "FORBIDDEN");
      assertProblem(ada.get(task + part), "FORBIDDEN");
      assertProblem(nobody.get(task + part), "UNAUTHENTICATED");
      assertProblem(author.get(unknown + part), "NOT_FOUND");
    }
    assertThat(other.items("/api/author/tasks")).isEmpty();
    Answer malformed = author.send("GET", task + "/events", null, Map.of("Last-Event-ID", "x"));
    assertProblem(malformed, "MALFORMED");
    assertProblem(author.get("/api/author/tasks?after=!"), "MALFORMED");
    Client admin = nobody.logIn("admin", Client.PASSWORD);
    assertThat(admin.get(task).status()).isEqualTo(200);
    follow(author, task);

    String begunByAdmin = location(admin.post(version(slug, 1) + "/validation", Map.of()));
    assertThat(author.get(begunByAdmin).status()).isEqualTo(200);
    assertProblem(other.get(begunByAdmin), "FORBIDDEN");
    assertThat(follow(author, begunByAdmin)).extracting(Event::name).endsWith("done");
  }
}

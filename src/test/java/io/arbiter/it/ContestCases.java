package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contests, from their announcement to their deletion. */
abstract class ContestCases extends DeskAuthors {
  private static int number;

  private Client author;
  private Client ann;
  private Client ben;
  private Client cem;
  private String slug;

  @BeforeEach
  void players() {
    number++;
    author = author();
    ann = Client.register(arbiter.address(), "cup-ann-" + number);
    ben = Client.register(arbiter.address(), "cup-ben-" + number);
    cem = Client.register(arbiter.address(), "cup-cem-" + number);
  }

  /** A puzzle of the author that counts as validated. */
  private void hiddenPuzzle() throws Exception {
    slug = newPuzzle(author, "function");
    InstanceDatabase.update(
        folder, "update puzzle_version set state = 'VALIDATED' where slug = ?", slug);
  }

  private Map<String, Object> form(Instant start, Instant end) {
    Map<String, Object> form = new HashMap<>();
    form.put("title", "Cup " + number);
    form.put("description", "*Welcome*");
    form.put("startsAt", start.toString());
    form.put("endsAt", end.toString());
    form.put("puzzles", List.of(Map.of("slug", slug, "points", 300)));
    form.put("scoring", "icpc");
    form.put("clean", true);
    return form;
  }

  private static JsonNode require(Answer answer, int status) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    return answer.body();
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertProblem(answer, code);
  }

  private String contest(Map<String, Object> form) {
    Answer made = author.post("/api/contests", form);
    JsonNode contest = require(made, 201);
    String path = "/api/contests/" + contest.path("id").asText();
    assertThat(made.raw().headers().firstValue("Location").orElseThrow()).endsWith(path);
    return path;
  }

  /** Moves the contest into the past. */
  private static void end(String contest) throws Exception {
    InstanceDatabase.update(
        folder,
        """
        update contest set starts_at = starts_at - interval '1 hour',
          freeze_at = freeze_at - interval '1 hour', ends_at = now() - interval '4 s'
        where id = ?
        """,
        UUID.fromString(contest.substring(contest.lastIndexOf('/') + 1)));
  }

  /** The first accepted solution of the template. */
  private static Map<String, String> solution() {
    String source =
        template("function").entrySet().stream()
            .filter(file -> file.getKey().startsWith("solutions/"))
            .map(Map.Entry::getValue)
            .filter(text -> text.startsWith("# expect: ACCEPTED"))
            .findFirst()
            .orElseThrow();
    return Map.of("source", source);
  }

  @Test
  void aContestFromItsAnnouncementToItsDeletion() throws Exception {
    hiddenPuzzle();
    Instant soon = Instant.now().plusSeconds(3600);
    Map<String, Object> form = form(soon, soon.plusSeconds(3600));
    String contest = contest(form);
    String puzzle = contest + "/puzzles/" + slug;
    JsonNode before = require(ben.get(contest), 200);
    assertThat(before.path("state").asText()).isEqualTo("UPCOMING");
    assertThat(before.path("puzzles")).isEmpty();
    assertThat(before.path("puzzleCount").asInt()).isEqualTo(1);
    assertThat(before.path("mine").asBoolean()).isFalse();
    assertThat(before.path("registered").asBoolean()).isFalse();
    assertThat(before.path("descriptionHtml").asText()).contains("<em>Welcome</em>");
    assertThat(require(nobody.get(contest), 200).path("registered").isNull()).isTrue();
    assertThat(require(author.get(contest), 200).path("puzzles").findValuesAsText("slug"))
        .containsExactly(slug);
    assertThat(
            require(nobody.get("/api/contests?state=UPCOMING&limit=100"), 200)
                .path("items")
                .findValuesAsText("id"))
        .contains(before.path("id").asText());
    refused(nobody.get("/api/contests?state=LATER"), 422, "INVALID");

    require(ann.post(contest + "/registrations", ""), 201);
    require(ann.post(contest + "/registrations", ""), 200);
    require(ben.post(contest + "/registrations", ""), 201);
    assertThat(ben.delete(contest + "/registrations", "").status()).isEqualTo(204);
    require(ben.post(contest + "/registrations", ""), 201);
    JsonNode registered = require(nobody.get(contest + "/registrations?limit=1"), 200);
    assertThat(registered.path("items").findValuesAsText("player"))
        .containsExactly("cup-ann-" + number);
    assertThat(registered.path("next").asText()).isNotEmpty();
    for (Client client : List.of(ann, cem)) {
      refused(client.get(puzzle), 404, "NOT_FOUND");
      refused(client.post(puzzle + "/submissions", solution()), 404, "NOT_FOUND");
      refused(client.get("/api/puzzles/" + slug), 404, "NOT_FOUND");
      refused(client.get("/api/puzzles/" + slug + "/leaderboard"), 404, "NOT_FOUND");
      refused(client.post("/api/puzzles/" + slug + "/runs", solution()), 404, "NOT_FOUND");
    }
    assertThat(require(author.get(puzzle), 200).path("slug").asText()).isEqualTo(slug);

    form.put("startsAt", Instant.now().minusSeconds(1).toString());
    assertThat(require(author.put(contest, form), 200).path("state").asText()).isEqualTo("RUNNING");
    form.put("scoring", "points");
    Answer late = author.put(contest, form);
    refused(late, 409, "CONFLICT");
    assertThat(late.body().path("violations").findValuesAsText("field")).containsExactly("scoring");
    refused(author.delete(contest, ""), 409, "CONFLICT");
    refused(ben.delete(contest + "/registrations", ""), 409, "CONFLICT");
    JsonNode open = require(ann.get(puzzle), 200);
    assertThat(open.path("points").asInt()).isEqualTo(300);
    assertThat(open.path("open").asBoolean()).isTrue();
    assertThat(require(nobody.get(contest), 200).path("puzzles").findValuesAsText("label"))
        .containsExactly("A");
    refused(cem.get(puzzle), 403, "FORBIDDEN");
    refused(cem.post(puzzle + "/submissions", solution()), 403, "FORBIDDEN");
    refused(ann.get(contest + "/puzzles/none"), 404, "NOT_FOUND");
    refused(ann.get("/api/puzzles/" + slug), 404, "NOT_FOUND");

    require(ann.post(puzzle + "/runs", solution()), 202);
    byte[] body = "{\"source\": \"x = 1\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> key = Map.of("Idempotency-Key", "once");
    String wrong =
        require(ann.send("POST", puzzle + "/submissions", body, key), 202).path("id").asText();
    ann.awaitVerdict(wrong);
    String right = require(ann.post(puzzle + "/submissions", solution()), 202).path("id").asText();
    JsonNode judged = ann.awaitVerdict(right);
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("ACCEPTED");
    assertThat(judged.path("kind").asText()).isEqualTo("SUBMISSION");
    for (Client client : List.of(ben, cem, nobody)) {
      refused(client.get("/api/submissions/" + right), 404, "NOT_FOUND");
      refused(client.get("/api/submissions/" + right + "/events"), 404, "NOT_FOUND");
      JsonNode listed =
          require(client.get("/api/submissions?player=cup-ann-" + number), 200).path("items");
      assertThat(listed).isEmpty();
    }
    assertThat(require(ann.get(contest + "/submissions"), 200).path("items").findValuesAsText("id"))
        .containsExactly(right, wrong);
    assertThat(require(ben.get(contest + "/submissions"), 200).path("items")).isEmpty();
    assertThat(require(author.get(contest + "/submissions"), 200).path("items")).hasSize(2);
    assertThat(require(ann.get("/api/me"), 200).path("points").asInt()).isZero();

    awaitStandings(contest);
    questions(contest);
    JsonNode first = nobody.firstEvent(contest + "/events");
    assertThat(first.path("id").asText()).isEqualTo(before.path("id").asText());
    assertThat(nobody.send("GET", contest + "/events", null, Map.of("Last-Event-ID", "x")).status())
        .isEqualTo(400);
    refused(author.post(contest + "/unfreezing", Map.of("all", true)), 409, "CONFLICT");
    refused(ben.post(contest + "/unfreezing", Map.of("all", true)), 403, "FORBIDDEN");

    end(contest);
    refused(ann.post(puzzle + "/submissions", solution()), 409, "CONFLICT");
    Answer repeated = ann.send("POST", puzzle + "/submissions", body, key);
    assertThat(require(repeated, 202).path("id").asText()).isEqualTo(wrong);
    refused(cem.post(contest + "/registrations", ""), 409, "CONFLICT");
    Awaitility.await("the contest is closed")
        .atMost(Duration.ofSeconds(20))
        .until(() -> nobody.get("/api/submissions/" + right).status() == 200);
    assertThat(require(nobody.get("/api/puzzles/" + slug), 200).path("slug").asText())
        .isEqualTo(slug);
    Awaitility.await("the solution counts")
        .atMost(Duration.ofSeconds(20))
        .until(() -> ann.get("/api/me").body().path("solved").asInt() == 1);
    assertThat(require(author.post(contest + "/unfreezing", Map.of("all", true)), 200).toString())
        .isEqualTo("{\"step\":null,\"remaining\":0}");
    JsonNode export = require(author.get(contest + "/export"), 200);
    assertThat(export.path("submissions")).hasSize(2);
    assertThat(export.path("registrations")).hasSize(2);
    assertThat(export.path("clarifications")).hasSize(2);
    assertThat(export.toString()).doesNotContain("source");
    refused(ann.get(contest + "/export"), 403, "FORBIDDEN");
    refused(author().delete(contest, ""), 403, "FORBIDDEN");
    assertThat(author.delete(contest, "").status()).isEqualTo(204);
    refused(nobody.get(contest), 404, "NOT_FOUND");
    assertThat(require(nobody.get("/api/submissions/" + right), 200).has("contest")).isFalse();
  }

  @Test
  void aPuzzleIsPublishedBeforeItsContestEndsOnlyOnASecondWord() throws Exception {
    hiddenPuzzle();
    Instant soon = Instant.now().plusSeconds(3600);
    contest(form(soon, soon.plusSeconds(3600)));
    String publication = "/api/author/puzzles/" + slug + "/versions/1/publication";
    Answer answer = author.post(publication, Map.of());
    refused(answer, 409, "CONFLICT");
    assertThat(answer.body().path("violations").findValuesAsText("field")).containsExactly("early");
    assertThat(answer.body().path("detail").asText()).contains("\"Cup " + number + "\"");
    Answer validation =
        author.post("/api/author/puzzles/" + slug + "/versions/1/validation", Map.of());
    refused(validation, 409, "CONFLICT");
    assertThat(validation.body().path("detail").asText()).contains("has not ended");
    refused(ben.get("/api/puzzles/" + slug), 404, "NOT_FOUND");
    JsonNode published = require(author.post(publication + "?early=true", Map.of()), 200);
    assertThat(published.path("state").asText()).isEqualTo("PUBLISHED");
    require(ben.get("/api/puzzles/" + slug), 200);
  }

  private void awaitStandings(String contest) {
    Awaitility.await("the solution in the standings")
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                nobody
                        .get(contest + "/standings")
                        .body()
                        .path("rows")
                        .path(0)
                        .path("solved")
                        .asInt()
                    == 1);
    JsonNode standings = require(nobody.get(contest + "/standings"), 200);
    assertThat(standings.path("rows").findValuesAsText("player"))
        .containsExactly("cup-ann-" + number, "cup-ben-" + number);
    JsonNode row = standings.path("rows").path(0);
    assertThat(row.path("penaltyMinutes").asInt()).isBetween(20, 25);
    assertThat(row.path("cells").path(0).path("tries").asInt()).isEqualTo(2);
    assertThat(row.path("cells").path(0).path("first").asBoolean()).isTrue();
    assertThat(standings.path("rows").path(1).path("rank").asInt()).isEqualTo(2);
    Answer table = nobody.send("GET", contest + "/standings", null, Map.of("Accept", "text/csv"));
    assertThat(new String(table.raw().body(), StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .first()
        .isEqualTo("rank,player,solved,points,penaltyMinutes,lastAt,A minutes,A tries,A pending");
    refused(ann.get(contest + "/standings?unfrozen=true"), 403, "FORBIDDEN");
    refused(ann.get(contest + "/standings?unfrozen=yes"), 422, "INVALID");
    assertThat(require(author.get(contest + "/standings?unfrozen=true"), 200).path("rows"))
        .isEqualTo(standings.path("rows"));
    assertThat(require(author.get(contest + "/check"), 200).path("equal").asBoolean()).isTrue();
    refused(ann.get(contest + "/check"), 403, "FORBIDDEN");
  }

  private void questions(String contest) {
    String path = contest + "/clarifications";
    JsonNode asked =
        require(ann.post(path, Map.of("question", "May n be 0?", "puzzle", slug)), 201);
    assertThat(asked.path("player").asText()).isEqualTo("cup-ann-" + number);
    assertThat(asked.path("answer").isNull()).isTrue();
    refused(cem.post(path, Map.of("question", "?")), 403, "FORBIDDEN");
    refused(ann.post(path, Map.of("question", " ")), 422, "INVALID");
    refused(ann.post(path, Map.of("question", "?", "puzzle", "none")), 422, "INVALID");
    refused(ann.post(path, Map.of("question", "Hear!", "announcement", true)), 403, "FORBIDDEN");
    assertThat(require(ben.get(path), 200).path("items")).isEmpty();
    String answer = path + "/" + asked.path("id").asText();
    refused(ann.put(answer, Map.of("answer", "Yes", "public", true)), 403, "FORBIDDEN");
    refused(author.put(answer, Map.of("answer", "Yes")), 422, "INVALID");
    refused(
        author.put(path + "/" + new UUID(0, 0), Map.of("answer", "Yes", "public", true)),
        404,
        "NOT_FOUND");
    require(author.put(answer, Map.of("answer", "Yes", "public", true)), 200);
    require(author.post(path, Map.of("question", "Ten minutes left", "announcement", true)), 201);
    JsonNode shown = require(nobody.get(path), 200).path("items");
    assertThat(shown).hasSize(2);
    assertThat(shown.path(0).path("announcement").asBoolean()).isTrue();
    assertThat(shown.path(1).path("answer").asText()).isEqualTo("Yes");
    assertThat(shown.path(1).path("player").isNull()).isTrue();
  }

  @Test
  void aStreamShowsTheFreezeAndItsUnfreezing() throws Exception {
    slug = "fizz-buzz";
    Instant now = Instant.now();
    Map<String, Object> form = form(now, now.plusSeconds(3600));
    form.put("freezeAt", now.toString());
    form.put("clean", false);
    String contest = contest(form);
    require(ann.post(contest + "/registrations", ""), 201);
    require(ben.post(contest + "/registrations", ""), 201);
    List<Event> events = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> stream =
        CompletableFuture.runAsync(
            () -> nobody.follow(contest + "/events", Map.of("Last-Event-ID", "0"), events));
    String puzzle = contest + "/puzzles/fizz-buzz";
    String right =
        require(ann.post(puzzle + "/submissions", Map.of("source", Sources.RIGHT)), 202)
            .path("id")
            .asText();
    assertThat(ann.awaitVerdict(right).path("verdict").asText()).isEqualTo("ACCEPTED");
    Awaitility.await("the hidden try in the standings")
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                nobody.get(contest + "/standings").body().findValuesAsText("pending").size() == 1);
    JsonNode frozen = nobody.get(contest + "/standings").body();
    assertThat(frozen.path("frozen").asBoolean()).isTrue();
    assertThat(frozen.findValuesAsText("solved")).containsOnly("0");
    assertThat(frozen.findValuesAsText("pending")).containsExactly("1");
    JsonNode full = require(author.get(contest + "/standings?unfrozen=true"), 200);
    assertThat(full.path("rows").path(0).path("solved").asInt()).isEqualTo(1);
    refused(ben.get("/api/submissions/" + right), 404, "NOT_FOUND");
    end(contest);
    JsonNode step = require(author.post(contest + "/unfreezing", Map.of("all", false)), 200);
    assertThat(step.path("remaining").asInt()).isZero();
    assertThat(step.path("step").path("player").asText()).isEqualTo("cup-ann-" + number);
    Awaitility.await("the contest is closed")
        .atMost(Duration.ofSeconds(20))
        .until(() -> ben.get("/api/submissions/" + right).status() == 200);
    assertThat(require(nobody.get(contest), 200).path("unfrozen").asBoolean()).isTrue();
    Awaitility.await("the stream shows the step before the deletion ends it")
        .atMost(Duration.ofSeconds(20))
        .until(() -> events.stream().anyMatch(event -> event.name().equals("unfreezing")));
    assertThat(author.delete(contest, "").status()).isEqualTo(204);

    stream.get(30, TimeUnit.SECONDS);
    assertThat(events).extracting(Event::name).contains("contest", "standings", "unfreezing");
    JsonNode shown =
        events.stream()
            .filter(event -> event.name().equals("unfreezing"))
            .findFirst()
            .orElseThrow()
            .data();
    assertThat(shown.path("step")).isEqualTo(step.path("step"));
    assertThat(
            events.stream()
                .takeWhile(event -> !event.name().equals("unfreezing"))
                .filter(event -> event.name().equals("standings"))
                .map(event -> event.data().toString()))
        .noneMatch(text -> text.contains("\"accepted\":true"));
  }

  @Test
  void fieldsThatAreWrongAreNamed() throws Exception {
    hiddenPuzzle();
    Instant soon = Instant.now().plusSeconds(3600);
    Map<String, Object> good = form(soon, soon.plusSeconds(3600));
    Map<String, Object> wrong =
        Map.of(
            "title", " ",
            "startsAt", Instant.now().minusSeconds(3600).toString(),
            "endsAt", soon.toString(),
            "freezeAt", soon.plusSeconds(7200).toString(),
            "puzzles", List.of(),
            "scoring", "luck");
    for (Map.Entry<String, Object> one : wrong.entrySet()) {
      Map<String, Object> form = new HashMap<>(good);
      form.put(one.getKey(), one.getValue());
      Answer answer = author.post("/api/contests", form);
      refused(answer, 422, "INVALID");
      assertThat(answer.body().path("violations").findValuesAsText("field"))
          .containsExactly(one.getKey());
    }
    Map<String, Object> others = new HashMap<>(good);
    others.put("puzzles", List.of(Map.of("slug", "none", "points", 1)));
    Answer unknown = author.post("/api/contests", others);
    refused(unknown, 422, "INVALID");
    assertThat(unknown.body().path("violations").findValuesAsText("field"))
        .containsExactly("puzzles[0].slug");
    refused(author().post("/api/contests", good), 422, "INVALID");
    refused(ann.post("/api/contests", good), 403, "FORBIDDEN");
    refused(nobody.post("/api/contests", good), 401, "UNAUTHENTICATED");
    good.put("puzzles", List.of(Map.of("slug", "fizz-buzz", "points", 1)));
    String practice = contest(good);
    refused(author().put(practice, good), 403, "FORBIDDEN");
    assertThat(author.delete(practice, "").status()).isEqualTo(204);
    refused(author.put(practice, good), 404, "NOT_FOUND");
  }
}

package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import io.arbiter.server.contest.ccs.CcsRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contests, from their announcement to their deletion. */
class ContestIT extends DeskCases {
  private static int number;

  private Client author;
  private Client ann;
  private Client ben;
  private Client cem;
  private String slug;

  @BeforeEach
  void players() throws Exception {
    number++;
    author = author();
    ann = player("cup-ann-" + number);
    ben = player("cup-ben-" + number);
    cem = player("cup-cem-" + number);
    slug = newPuzzle(author, "function");
    countAsValidated(slug);
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(3600);
  }

  private ObjectNode form(Instant start, String puzzle) {
    return (ObjectNode)
        json(
            """
            {title: 'Cup %d', description: '*Welcome*', startsAt: '%s', endsAt: '%s',
             puzzles: [{slug: '%s', points: 300}], scoring: 'icpc', clean: true}
            """,
            number, start, start.plusSeconds(3600), puzzle);
  }

  private String contest(JsonNode form) {
    Answer made = author.post("/api/contests", form);
    String path = "/api/contests/" + body(made, 201).path("id").asText();
    assertThat(header(made, "Location").getFirst()).endsWith(path);
    return path;
  }

  @Test
  void aContestFromItsAnnouncementToItsDeletion() throws Exception {
    ObjectNode form = form(soon(), slug);
    String contest = contest(form);
    String puzzle = contest + "/puzzles/" + slug;
    String registrations = contest + "/registrations";
    JsonNode before = body(ben.get(contest), 200);
    shows(
        before, "{state: 'UPCOMING', puzzles: [], puzzleCount: 1, mine: false, registered: false}");
    assertThat(before.path("descriptionHtml").asText()).contains("<em>Welcome</em>");
    shows(body(nobody.get(contest), 200), "{registered: null}");
    shows(body(author.get(contest), 200), "{puzzles: [{slug: '%s'}]}", slug);
    assertThat(nobody.items("/api/contests?state=UPCOMING&limit=100").findValuesAsText("id"))
        .contains(before.path("id").asText());
    refused(nobody.get("/api/contests?state=LATER"), "INVALID");

    body(ann.post(registrations, ""), 201);
    body(ann.post(registrations, ""), 200);
    body(ben.post(registrations, ""), 201);
    body(ben.delete(registrations, ""), 204);
    body(ben.post(registrations, ""), 201);
    JsonNode registered = body(nobody.get(registrations + "?limit=1"), 200);
    shows(registered, "{items: [{player: 'cup-ann-%d'}]}", number);
    assertThat(registered.path("next").asText()).isNotEmpty();
    for (Client client : List.of(ann, cem)) {
      refused(client.get(puzzle), "NOT_FOUND");
      refused(client.post(puzzle + "/submissions", source(RIGHT)), "NOT_FOUND");
      refused(client.get("/api/puzzles/" + slug), "NOT_FOUND");
      refused(client.get("/api/puzzles/" + slug + "/leaderboard"), "NOT_FOUND");
      refused(client.post("/api/puzzles/" + slug + "/runs", source(RIGHT)), "NOT_FOUND");
    }
    shows(body(author.get(puzzle), 200), "{slug: '%s'}", slug);

    form.put("startsAt", Instant.now().minusSeconds(1).toString());
    shows(body(author.put(contest, form), 200), "{state: 'RUNNING'}");
    form.put("scoring", "points");
    Answer late = author.put(contest, form);
    refused(late, "CONFLICT");
    assertThat(late.body().path("violations").findValuesAsText("field")).containsExactly("scoring");
    refused(author.delete(contest, ""), "CONFLICT");
    refused(ben.delete(registrations, ""), "CONFLICT");
    shows(body(ann.get(puzzle), 200), "{points: 300, open: true}");
    shows(body(nobody.get(contest), 200), "{puzzles: [{label: 'A'}]}");
    refused(cem.get(puzzle), "FORBIDDEN");
    refused(cem.post(puzzle + "/submissions", source(RIGHT)), "FORBIDDEN");
    refused(ann.get(contest + "/puzzles/none"), "NOT_FOUND");
    refused(ann.get("/api/puzzles/" + slug), "NOT_FOUND");

    for (String path : List.of(contest, puzzle, contest + "/standings")) {
      String tag = header(ann.get(path), "ETag").getFirst();
      Answer unchanged = ann.send("GET", path, null, Map.of("If-None-Match", tag));
      assertThat(unchanged.status()).as(path).isEqualTo(304);
      assertThat(unchanged.raw().body()).isEmpty();
      assertThat(header(unchanged, "Date")).hasSize(1);
    }
    String untried = header(ann.get(contest + "/standings"), "ETag").getFirst();

    body(ann.post(puzzle + "/runs", source(RIGHT)), 202);
    byte[] body = "{\"source\": \"x = 1\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> key = Map.of("Idempotency-Key", "once");
    String wrong =
        body(ann.send("POST", puzzle + "/submissions", body, key), 202).path("id").asText();
    ann.awaitVerdict(wrong);
    String right = submit(ann, puzzle, RIGHT);
    shows(ann.awaitVerdict(right), "{verdict: 'ACCEPTED', kind: 'SUBMISSION'}");
    for (Client client : List.of(ben, cem, nobody)) {
      refused(client.get("/api/submissions/" + right), "NOT_FOUND");
      refused(client.get("/api/submissions/" + right + "/events"), "NOT_FOUND");
    }
    assertThat(ben.items("/api/submissions?player=cup-ann-" + number)).isEmpty();
    assertThat(ann.items(contest + "/submissions").findValuesAsText("id"))
        .containsExactly(right, wrong);
    assertThat(ben.items(contest + "/submissions")).isEmpty();
    assertThat(author.items(contest + "/submissions")).hasSize(2);
    shows(ann.get("/api/me").body(), "{points: 0}");

    awaitStandings(contest);
    Map<String, String> known = Map.of("If-None-Match", untried);
    body(ann.send("GET", contest + "/standings", null, known), 200);
    questions(contest);
    assertThat(nobody.firstEvent(contest + "/events").path("id")).isEqualTo(before.path("id"));
    assertThat(nobody.send("GET", contest + "/events", null, Map.of("Last-Event-ID", "x")).status())
        .isEqualTo(400);
    refused(author.post(contest + "/unfreezing", Map.of("all", true)), "CONFLICT");
    refused(ben.post(contest + "/unfreezing", Map.of("all", true)), "FORBIDDEN");

    endContest(contest);
    refused(ann.post(puzzle + "/submissions", source(RIGHT)), "CONFLICT");
    Answer repeated = ann.send("POST", puzzle + "/submissions", body, key);
    shows(body(repeated, 202), "{id: '%s'}", wrong);
    refused(cem.post(registrations, ""), "CONFLICT");
    await("the solution counts", () -> ann.get("/api/me").body().path("solved").asInt() == 1);
    body(nobody.get("/api/puzzles/" + slug), 200);
    for (Client client : List.of(ben, cem, nobody)) {
      refused(client.get("/api/submissions/" + right), "NOT_FOUND");
    }
    shows(
        body(author.post(contest + "/unfreezing", Map.of("all", true)), 200),
        "{step: null, remaining: 0}");
    refused(nobody.post(contest + "/virtual", ""), "UNAUTHENTICATED");
    body(cem.get(contest + "/virtual"), 204);
    shows(
        body(cem.post(contest + "/virtual", ""), 200),
        "{players: 3, row: {player: 'cup-cem-%d', solved: 0, cells: []}}",
        number);
    body(cem.get(contest + "/virtual"), 200);
    JsonNode export = body(author.get(contest + "/export"), 200);
    shows(export, "{submissions: [{}, {}], registrations: [{}, {}], clarifications: [{}, {}]}");
    assertThat(export.toString()).doesNotContain("source");
    refused(ann.get(contest + "/export"), "FORBIDDEN");
    refused(author().delete(contest, ""), "FORBIDDEN");
    body(author.delete(contest, ""), 204);
    refused(nobody.get(contest), "NOT_FOUND");
    assertThat(ann.submission(right).has("contest")).isFalse();
  }

  private static String submit(Client player, String puzzle, String source) {
    return body(player.post(puzzle + "/submissions", source(source)), 202).path("id").asText();
  }

  private void awaitStandings(String contest) {
    String path = contest + "/standings";
    await(
        "the solution in the standings",
        () -> nobody.get(path).body().at("/rows/0/solved").asInt() == 1);
    JsonNode standings = body(nobody.get(path), 200);
    shows(
        standings,
        """
        {rows: [{player: 'cup-ann-%1$d', cells: [{tries: 2, first: true}]},
                {player: 'cup-ben-%1$d', rank: 2}]}
        """,
        number);
    assertThat(standings.at("/rows/0/penaltyMinutes").asInt()).isBetween(20, 30);
    Answer table = nobody.send("GET", path, null, Map.of("Accept", "text/csv"));
    assertThat(new String(table.raw().body(), StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .first()
        .isEqualTo(
            "rank,player,solved,points,penaltyMinutes,lastAt,A minutes,A tries,A pending,outside,"
                + "team,members");
    refused(ann.get(path + "?unfrozen=true"), "FORBIDDEN");
    refused(ann.get(path + "?unfrozen=yes"), "INVALID");
    assertThat(body(author.get(path + "?unfrozen=true"), 200).path("rows"))
        .isEqualTo(standings.path("rows"));
    shows(body(author.get(contest + "/check"), 200), "{equal: true}");
    refused(ann.get(contest + "/check"), "FORBIDDEN");
  }

  private void questions(String contest) {
    String path = contest + "/clarifications";
    JsonNode asked = body(ann.post(path, Map.of("question", "May n be 0?", "puzzle", slug)), 201);
    shows(asked, "{player: 'cup-ann-%d', answer: null}", number);
    refused(cem.post(path, Map.of("question", "?")), "FORBIDDEN");
    refused(ann.post(path, Map.of("question", " ")), "INVALID");
    refused(ann.post(path, Map.of("question", "?", "puzzle", "none")), "INVALID");
    refused(ann.post(path, json("{question: 'Hear!', announcement: true}")), "FORBIDDEN");
    assertThat(ben.items(path)).isEmpty();
    String answer = path + "/" + asked.path("id").asText();
    JsonNode yes = json("{answer: 'Yes', public: true}");
    refused(ann.put(answer, yes), "FORBIDDEN");
    refused(author.put(answer, Map.of("answer", "Yes")), "INVALID");
    refused(author.put(path + "/" + UNKNOWN, yes), "NOT_FOUND");
    body(author.put(answer, yes), 200);
    body(author.post(path, json("{question: 'Ten minutes left', announcement: true}")), 201);
    shows(nobody.items(path), "[{announcement: true}, {answer: 'Yes', player: null}]");
  }

  @Test
  void theContestOfADeletedOrganiserGoesOnAndAdminsManageIt() throws Exception {
    String contest = contest(form(Instant.now(), "fizz-buzz").put("clean", false));
    body(author.delete("/api/me", Map.of("password", Client.PASSWORD)), 204);
    body(ann.post(contest + "/registrations", ""), 201);
    ann.awaitVerdict(submit(ann, contest + "/puzzles/fizz-buzz", Sources.RIGHT));
    assertThat(admin().items(contest + "/submissions")).hasSize(1);
    endContest(contest);
    await("the solution counts", () -> ann.get("/api/me").body().path("solved").asInt() == 1);
    refused(author().delete(contest, ""), "FORBIDDEN");
    body(admin().delete(contest, ""), 204);
  }

  @Test
  void aPuzzleIsPublishedBeforeItsContestEndsOnlyOnASecondWord() {
    contest(form(soon(), slug));
    String publication = version(slug, 1) + "/publication";
    Answer early = author.post(publication, Map.of());
    refused(early, "CONFLICT", "\"Cup " + number + "\"");
    assertThat(early.body().path("violations").findValuesAsText("field")).containsExactly("early");
    refused(author.post(version(slug, 1) + "/validation", Map.of()), "CONFLICT", "has not ended");
    refused(ben.get("/api/puzzles/" + slug), "NOT_FOUND");
    shows(body(author.post(publication + "?early=true", Map.of()), 200), "{state: 'PUBLISHED'}");
    body(ben.get("/api/puzzles/" + slug), 200);
  }

  @Test
  void aStreamShowsTheFreezeAndItsUnfreezing() throws Exception {
    Instant now = Instant.now();
    ObjectNode form = form(now, "fizz-buzz").put("freezeAt", now.toString()).put("clean", false);
    String contest = contest(form);
    body(ann.post(contest + "/registrations", ""), 201);
    body(ben.post(contest + "/registrations", ""), 201);
    refused(author.get(contest + "/event-feed?since_token=zzz"), "INVALID");
    List<Event> events = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> stream =
        CompletableFuture.runAsync(
            () -> nobody.follow(contest + "/events", Map.of("Last-Event-ID", "0"), events));
    CompletableFuture<List<String>> followed =
        CompletableFuture.supplyAsync(() -> author.lines(contest + "/event-feed?since_token=1"));
    String right = submit(ann, contest + "/puzzles/fizz-buzz", Sources.RIGHT);
    shows(ann.awaitVerdict(right), "{verdict: 'ACCEPTED'}");
    String standings = contest + "/standings";
    await(
        "the hidden try in the standings",
        () -> nobody.get(standings).body().findValuesAsText("pending").size() == 1);
    JsonNode frozen = nobody.get(standings).body();
    shows(frozen, "{frozen: true}");
    assertThat(frozen.findValuesAsText("solved")).containsOnly("0");
    assertThat(frozen.findValuesAsText("pending")).containsExactly("1");
    JsonNode full = body(author.get(standings + "?unfrozen=true"), 200);
    assertThat(full.at("/rows/0/solved").asInt()).isEqualTo(1);
    refused(ben.get("/api/submissions/" + right), "NOT_FOUND");
    await(
        "the try in the feed",
        () -> now(contest).all("submissions").keySet().equals(Set.of(right)));
    assertThat(now(contest).all("judgements")).isEmpty();
    String feed = contest + "/event-feed?stream=false";
    await(
        "the judgement in the organiser's feed",
        () -> CcsRules.read(author.lines(feed).stream()).all("judgements").containsKey(right));
    refused(ben.get(feed), "FORBIDDEN");
    endContest(contest);
    JsonNode step = body(author.post(contest + "/unfreezing", Map.of("all", false)), 200);
    shows(step, "{remaining: 0, step: {player: 'cup-ann-%d'}}", number);
    await("the contest is closed", () -> ann.get("/api/me").body().path("solved").asInt() == 1);
    shows(body(nobody.get(contest), 200), "{unfrozen: true}");
    await(
        "the stream shows the step before the deletion ends it",
        () -> events.stream().anyMatch(event -> event.name().equals("unfreezing")));
    List<String> lines = followed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(CcsRules.read(lines.stream()).all("judgements")).containsOnlyKeys(right);
    assertThat(lines.getLast()).contains("\"end_of_updates\":\"");
    body(author.delete(contest, ""), 204);

    stream.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(events).extracting(Event::name).contains("contest", "standings");
    List<Event> hidden =
        events.stream().takeWhile(event -> !event.name().equals("unfreezing")).toList();
    assertThat(events.get(hidden.size()).data().path("step")).isEqualTo(step.path("step"));
    assertThat(hidden)
        .filteredOn(event -> event.name().equals("standings"))
        .noneMatch(event -> event.data().toString().contains("\"accepted\":true"));
  }

  /** The feed as the organiser shows it to everybody. */
  private CcsRules now(String contest) {
    String feed = contest + "/event-feed?frozen=true&stream=false";
    return CcsRules.read(author.lines(feed).stream());
  }

  @Test
  void aRatedContestGivesRatings() throws Exception {
    String contest =
        "/api/contests/"
            + body(
                    admin()
                        .post(
                            "/api/contests",
                            form(Instant.now(), "fizz-buzz")
                                .put("rated", true)
                                .put("penaltyMinutes", 5)
                                .put("clean", false)),
                    201)
                .path("id")
                .asText();
    for (Client player : List.of(admin(), ann, ben, cem)) {
      body(player.post(contest + "/registrations", ""), 201);
    }
    String profile = "/api/players/cup-ann-" + number;
    shows(ann.get("/api/me").body(), "{rating: null}");
    shows(nobody.get(profile).body(), "{rating: null}");
    assertThat(nobody.items(profile + "/ratings")).isEmpty();

    String puzzle = contest + "/puzzles/fizz-buzz";
    admin().awaitVerdict(submit(admin(), puzzle, Sources.RIGHT));
    ben.awaitVerdict(submit(ben, puzzle, Sources.body("return None")));
    ann.awaitVerdict(submit(ann, puzzle, Sources.RIGHT));
    endContest(contest);
    await("the ratings", () -> !ann.get("/api/me").body().path("rating").isNull());
    JsonNode rating = ann.get("/api/me").body().path("rating");
    shows(rating, "{rating: 1662, deviation: 290, contests: 1}");
    assertThat(nobody.get(profile).body().path("rating")).isEqualTo(rating);
    shows(cem.get("/api/me").body(), "{rating: null}");
    shows(
        nobody.items("/api/players/cup-ben-" + number + "/ratings"),
        "[{contest: {id: '%s', title: 'Cup %d'}, rank: 2, before: null, after: 1338}]",
        contest.substring(contest.lastIndexOf('/') + 1),
        number);
    assertThat(nobody.items("/api/players/admin/ratings")).isEmpty();
    String ruling = contest + "/registrations/cup-ben-" + number + "/ruling";
    body(admin().put(ruling, json("{kind: 'disqualified', reason: 'copied'}")), 204);
    shows(ann.get("/api/me").body(), "{rating: null}");
    shows(ben.get(contest).body(), "{ruling: {kind: 'disqualified', reason: 'copied'}}");
    shows(
        nobody.get(contest + "/standings").body(),
        "{rows: [{rank: 1}, {rank: 2}, {outside: 'staff'}, {outside: 'disqualified'}]}");
    body(admin().delete(ruling, ""), 204);
    assertThat(nobody.get(profile).body().path("rating")).isEqualTo(rating);
    List<String> listed = nobody.items("/api/ratings?limit=100").findValuesAsText("player");
    assertThat(listed)
        .containsSubsequence("cup-ann-" + number, "cup-ben-" + number)
        .doesNotContain("cup-cem-" + number);
    body(ann.put("/api/me/visibility", json("{profile: 'hidden', activity: 'hidden'}")), 204);
    refused(nobody.get(profile + "/ratings"), "NOT_FOUND");
    body(ann.get(profile + "/ratings"), 200);
  }

  @Test
  void organisersMakeRatedContests() {
    ObjectNode form = form(soon(), "fizz-buzz").put("rated", true);
    refused(author.post("/api/contests", form), "FORBIDDEN", "the role organiser");
    String practice = contest(form.put("rated", false));
    refused(author.put(practice, form.put("rated", true)), "FORBIDDEN", "the role organiser");
    Client organiser = playerWithRole("cup-org-" + number, "organiser");
    invalid(organiser.post("/api/contests", form.deepCopy().put("teamSize", 2)), "rated");
    JsonNode made = body(organiser.post("/api/contests", form.put("penaltyMinutes", 7)), 201);
    shows(made, "{rated: true, penaltyMinutes: 7, mine: true}");
    String contest = "/api/contests/" + made.path("id").asText();
    body(ann.post(contest + "/registrations", ""), 201);
    String ruling = contest + "/registrations/cup-ann-" + number + "/ruling";
    JsonNode removed = json("{kind: 'removed', reason: 'Only for pupils'}");
    refused(author.put(ruling, removed), "FORBIDDEN");
    refused(ann.put(ruling, removed), "FORBIDDEN");
    invalid(organiser.put(ruling, json("{kind: 'banned', reason: 'x'}")), "kind");
    String path = contest + "/clarifications";
    JsonNode message = json("{question: 'Hello', announcement: true, to: 'cup-ann-%d'}", number);
    shows(body(organiser.post(path, message), 201), "{to: 'cup-ann-%d', public: false}", number);
    shows(ann.items(path), "[{question: 'Hello'}]");
    assertThat(ben.items(path)).isEmpty();
    body(organiser.put(ruling, removed), 204);
    refused(ann.post(contest + "/registrations", ""), "FORBIDDEN", "Only for pupils");
    shows(organiser.items(contest + "/registrations"), "[{ruling: {kind: 'removed'}}]");
    assertThat(nobody.items(contest + "/registrations")).isEmpty();
    body(organiser.delete(contest, ""), 204);
  }

  @Test
  void invitedPlayersAreOneTeam() {
    ObjectNode form = form(soon(), "fizz-buzz").put("invitationOnly", true).put("teamSize", 2);
    String contest = contest(form);
    String registrations = contest + "/registrations";
    shows(ann.get(contest).body(), "{invitationOnly: true, invited: false, teamSize: 2}");
    refused(ann.post(registrations, ""), "FORBIDDEN", "who are invited");
    String invitations = contest + "/invitations";
    invalid(author.post(invitations, json("{players: ['nobody-%d']}", number)), "players[0]");
    invalid(author.post(invitations, json("{players: []}")), "players");
    String both = "['cup-ann-%1$d', 'cup-ben-%1$d']".formatted(number);
    body(author.post(invitations, json("{players: %s}", both)), 204);
    shows(ann.get(contest).body(), "{invited: true}");
    body(ann.post(registrations, ""), 201);
    body(ben.post(registrations, ""), 201);
    body(author.delete(invitations + "/cup-ann-" + number, ""), 204);
    shows(author.items(invitations), "[{player: 'cup-ben-%d', registered: true}]", number);
    String team = contest + "/teams/Red%20Cats";
    invalid(author.put(contest + "/teams/a,b", json("{players: %s}", both)), "name");
    body(ann.get(contest + "/team"), 204);
    body(author.put(team, json("{players: %s}", both)), 204);
    invalid(author.put(contest, form.deepCopy().put("teamSize", 1)), "teamSize");
    shows(
        body(ben.get(contest + "/team"), 200), "{name: 'Red Cats', members: %s, solved: []}", both);
    shows(
        nobody.get(contest + "/standings").body(),
        "{rows: [{player: 'cup-ann-%d', team: {name: 'Red Cats', members: %s}}]}",
        number,
        both);
    assertThat(nobody.items(registrations).findValuesAsText("team"))
        .containsExactly("Red Cats", "Red Cats");
    body(author.delete(team, ""), 204);
    body(author.delete(contest, ""), 204);
  }

  @Test
  void fieldsThatAreWrongAreNamed() {
    JsonNode wrong =
        json(
            """
            {title: ' ', startsAt: '%s', endsAt: '%s', freezeAt: '2099-01-01T00:00:00Z',
             puzzles: [], scoring: 'luck', penaltyMinutes: -1, teamSize: 11}
            """,
            Instant.now().minusSeconds(3600), soon());
    for (var field : wrong.properties()) {
      ObjectNode form = form(soon(), slug);
      form.set(field.getKey(), field.getValue());
      invalid(author.post("/api/contests", form), field.getKey());
    }
    invalid(author.post("/api/contests", form(soon(), "none")), "puzzles[0].slug");
  }

  @Test
  void onlyAuthorsOfItsPuzzlesMakeAContest() {
    ObjectNode form = form(soon(), slug);
    refused(author().post("/api/contests", form), "INVALID");
    refused(ann.post("/api/contests", form), "FORBIDDEN");
    refused(nobody.post("/api/contests", form), "UNAUTHENTICATED");
    ObjectNode good = form(soon(), "fizz-buzz");
    String practice = contest(good);
    refused(author().put(practice, good), "FORBIDDEN");
    body(author.delete(practice, ""), 204);
    refused(author.put(practice, good), "NOT_FOUND");
  }
}

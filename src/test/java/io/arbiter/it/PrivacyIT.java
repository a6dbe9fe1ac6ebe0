package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.fuzz.ReadingWalk;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who sees what a player has sent, as docs/privacy.md says. */
class PrivacyIT extends DeskCases {
  private static final String MONA = "priv-mona";
  private static final String CANARY = "canary-of-mona";
  private static final String FAILS =
      "def count_vowels(text):\n    raise ValueError('%s')\n".formatted(CANARY);
  private static final String PRINTS =
      "def count_vowels(text):\n    print('%s' * 99999)\n".formatted(CANARY);

  private static final Client mona = player(MONA);

  private static String token(String name) {
    Map<String, String> login = Map.of("name", name, "password", Client.PASSWORD);
    return body(nobody.post("/api/tokens", login), 200).path("token").asText();
  }

  private static String id(JsonNode answer) {
    return answer.path("id").asText();
  }

  /** A class with an assignment of another puzzle, which Mona and a classmate have joined. */
  private static JsonNode classroom(Client taught, Client... members) {
    JsonNode made = body(taught.post("/api/classes", Map.of("name", "Privacy")), 201);
    String path = "/api/classes/" + id(made);
    body(taught.post(path + "/assignments", json("{title: 'A', puzzles: ['menu-board']}")), 201);
    for (Client member : members) {
      Map<String, String> code = Map.of("code", made.path("code").asText());
      body(member.post(path + "/members", code), 201);
    }
    return taught.get(path).body();
  }

  private static String contest(Client organiser, String slug) {
    Instant now = Instant.now();
    JsonNode form =
        json(
            """
            {title: 'Privacy', startsAt: '%s', endsAt: '%s', puzzles: [{slug: '%s', points: 1}],
             scoring: 'points', clean: false}
            """,
            now, now.plusSeconds(3600), slug);
    return id(body(organiser.post("/api/contests", form), 201));
  }

  private static String sentInContest(String contest, String slug) {
    String path = "/api/contests/" + contest;
    body(mona.post(path + "/registrations", ""), 201);
    String submissions = path + "/puzzles/" + slug + "/submissions";
    return id(body(mona.post(submissions, source(PRINTS)), 202));
  }

  private static void delete(String contest, Client organiser) throws Exception {
    endContest(contest);
    body(organiser.delete("/api/contests/" + contest, ""), 204);
  }

  @Test
  void noCallShowsAnotherPlayersAttempts() throws Exception {
    String slug = publishedPuzzle(author());
    Client mate = player("priv-mate");
    JsonNode classroom = classroom(playerWithRole("priv-teacher", "teacher"), mona, mate);
    classroom(playerWithRole("priv-other-teacher", "teacher"));
    Client author = playerWithRole("priv-author", "author");
    publishedPuzzle(author);
    Client organiser = author();
    String contest = contest(organiser, slug);

    List<String> ids =
        List.of(
            id(mona.judge(slug, FAILS)),
            id(mona.judge(slug, PRINTS)),
            id(accepted(mona, slug, RIGHT + "# " + CANARY + "\n")),
            id(mona.run(slug, FAILS)),
            scratch(mona, source("print('" + CANARY + "')")),
            sentInContest(contest, slug));
    Client third = playerWithRole("priv-third-teacher", "teacher");
    JsonNode other = classroom(third, mona);
    String commented = id(mona.judge("menu-board", "x"));
    String remark = "remark-for-mona";
    body(third.post("/api/submissions/" + commented + "/comments", Map.of("text", remark)), 201);
    List<String> markers = new ArrayList<>(ids);
    markers.addAll(List.of(CANARY, "OUTPUT_LIMIT", remark));
    for (String id : ids) {
      JsonNode sent = mona.awaitVerdict(id);
      // When a value of a board was reached is public.
      if (!sent.path("kind").asText().equals("SUBMISSION") || sent.path("points").asInt() == 0) {
        markers.addAll(List.of(sent.path("submittedAt").asText(), sent.path("judgedAt").asText()));
      }
    }
    Map<String, List<String>> values =
        Map.ofEntries(
            Map.entry("submissions", Stream.concat(ids.stream(), Stream.of(commented)).toList()),
            Map.entry("puzzles", List.of(slug)),
            Map.entry("?puzzle", List.of(slug)),
            Map.entry("players", List.of(MONA)),
            Map.entry("members", List.of(MONA)),
            Map.entry("?player", List.of(MONA)),
            Map.entry("?q", List.of(MONA)),
            Map.entry("classes", List.of(id(classroom), id(other))),
            Map.entry("?class", List.of(id(classroom))),
            Map.entry("?assignment", List.of(id(classroom.at("/assignments/0")))),
            Map.entry("contests", List.of(contest)),
            Map.entry("leaderboards", List.of("all")),
            Map.entry("versions", List.of("1")),
            Map.entry("?limit", List.of("100")));
    Function<String, List<String>> choices =
        part -> values.getOrDefault(part, part.startsWith("?") ? List.of() : ids.subList(0, 1));
    ReadingWalk walk = new ReadingWalk(URI.create(arbiter.address()));
    List<String> told = new ArrayList<>();
    for (String caller :
        List.of("", "priv-mate", "priv-teacher", "priv-other-teacher", "priv-author")) {
      walk.walk(caller.isEmpty() ? "" : token(caller), choices)
          .forEach(
              seen ->
                  markers.stream()
                      .filter(one -> seen.text().contains(one) && !seen.request().contains(one))
                      .forEach(one -> told.add(caller + " GET " + seen.request() + ": " + one)));
    }
    assertThat(told).isEmpty();
    String own = walk.walk(token(MONA), choices).toString();
    assertThat(markers).allMatch(own::contains);
    delete(contest, organiser);
  }

  @Test
  void theAuthorOfAPuzzleAndTheOrganiserOfAContestSeeWhatIsSentForThem() throws Exception {
    Client author = author();
    String slug = publishedPuzzle(author);
    Client organiser = author();
    String contest = contest(organiser, slug);
    String failed = id(mona.judge(slug, FAILS));
    String run = id(mona.run(slug, FAILS));
    String held = sentInContest(contest, slug);
    mona.awaitVerdict(held);
    String ofMona = "/api/submissions?player=" + MONA + "&puzzle=" + slug;

    for (String list : List.of("/api/submissions", ofMona)) {
      assertThat(author.items(list).findValuesAsText("id")).containsExactly(failed);
      assertThat(organiser.items(list).findValuesAsText("id")).containsExactly(held);
      assertThat(mona.items(list).findValuesAsText("id")).containsSequence(held, run, failed);
    }
    assertThat(admin().items(ofMona).findValuesAsText("id")).containsExactly(held, run, failed);
    assertThat(author.items("/api/submissions?verdict=ACCEPTED")).isEmpty();
    assertThat(author.submission(failed).toString()).contains(CANARY);
    shows(organiser.submission(held), "{player: '%s', verdict: 'OUTPUT_LIMIT'}", MONA);
    assertThat(organiser.submission(held).toString()).doesNotContain(CANARY);
    for (String unseen : List.of(run, held)) {
      refused(author.get("/api/submissions/" + unseen), "NOT_FOUND");
    }
    for (String unseen : List.of(run, failed)) {
      refused(organiser.get("/api/submissions/" + unseen), "NOT_FOUND");
    }
    String unknown = UUID.randomUUID().toString();
    for (Client other : List.of(nobody, ada())) {
      for (String end : List.of("", "/events")) {
        String path = "/api/submissions/";
        assertThat(other.get(path + failed + end).body().toString().replace(failed, unknown))
            .isEqualTo(other.get(path + unknown + end).body().toString());
      }
    }
    refused(nobody.get(ofMona), "UNAUTHENTICATED");
    assertThat(ada().items(ofMona)).isEmpty();
    delete(contest, organiser);
  }
}

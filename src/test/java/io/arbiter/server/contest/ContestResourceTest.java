package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.ServerTest;
import io.arbiter.server.EmptyDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a visitor gets, over HTTP and against a real PostgreSQL. */
@ServerTest
class ContestResourceTest extends EmptyDatabase {

  @TestHTTPResource("/api/contests")
  URI contests;

  private final UUID id = UUID.randomUUID();

  @BeforeEach
  void aContestThatRuns() {
    UUID owner = player("owner");
    database.update(
        """
        insert into contest (id, owner_id, title, description, starts_at, ends_at, freeze_at,
          scoring, penalty_minutes, clean, rated, created_at)
        values (?, ?, 'Cup', '*Go*', now() - interval '1 hour', now() + interval '1 hour', null,
          'ICPC', 20, true, false, now())
        """,
        id,
        owner);
    UUID puzzle = puzzle("cup");
    database.update("insert into contest_puzzle values (?, 0, ?, 1, 100)", id, puzzle);
    database.update("insert into contest_registration values (?, ?, now())", id, owner);
    database.update(
        """
        insert into contest_clarification (id, contest_id, puzzle_id, player_id, announcement,
          question, is_public, asked_at)
        values (?, ?, ?, ?, true, 'Mind the gap', true, now())
        """,
        UUID.randomUUID(),
        id,
        puzzle,
        owner);
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return get(URI.create(contests + path));
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void aContestIsOneFlatObject() throws Exception {
    JsonNode contest = json(get("/" + id));
    assertThat(contest.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "title",
            "description",
            "descriptionHtml",
            "owner",
            "state",
            "frozen",
            "unfrozen",
            "now",
            "startsAt",
            "endsAt",
            "freezeAt",
            "scoring",
            "penaltyMinutes",
            "clean",
            "rated",
            "registrations",
            "registered",
            "mine",
            "puzzleCount",
            "puzzles");
    assertThat(contest.path("owner").asText()).isEqualTo("owner");
    assertThat(contest.path("state").asText()).isEqualTo("RUNNING");
    assertThat(contest.path("scoring").asText()).isEqualTo("icpc");
    assertThat(contest.path("descriptionHtml").asText()).isEqualTo("<p><em>Go</em></p>");
    assertThat(contest.path("registrations").asInt()).isEqualTo(1);
    assertThat(contest.path("registered").isNull()).isTrue();
    assertThat(contest.path("puzzles").toString())
        .isEqualTo(
            "[{\"slug\":\"cup\",\"label\":\"A\",\"title\":\"t\",\"points\":100,"
                + "\"difficulty\":\"simple\"}]");
  }

  @Test
  void aListIsPagedAndLeavesOutDescriptionsAndPuzzles() throws Exception {
    JsonNode page = json(get("?state=RUNNING&limit=1"));
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.path("next").isNull()).isTrue();
    assertThat(page.at("/items/0/title").asText()).isEqualTo("Cup");
    assertThat(page.at("/items/0").has("description")).isFalse();
    assertThat(page.at("/items/0").has("puzzles")).isFalse();
    assertThat(json(get("?state=ENDED")).path("items")).isEmpty();
  }

  @Test
  void theClarificationsStandingsAndPlayersOfAContestArePublic() throws Exception {
    JsonNode said = json(get("/" + id + "/clarifications")).at("/items/0");
    assertThat(said.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "puzzle",
            "player",
            "question",
            "answer",
            "public",
            "askedAt",
            "answeredAt",
            "announcement");
    assertThat(json(get("/" + id + "/standings")).at("/rows/0/player").asText()).isEqualTo("owner");
    assertThat(json(get("/" + id + "/registrations")).at("/items/0/player").asText())
        .isEqualTo("owner");
  }

  @Test
  void theRestNeedsAToken() throws Exception {
    for (String path : new String[] {"/submissions", "/puzzles/cup", "/check", "/export"}) {
      assertThat(get("/" + id + path).statusCode()).as(path).isEqualTo(401);
    }
  }
}

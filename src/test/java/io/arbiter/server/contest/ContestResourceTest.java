package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.ServerTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a visitor gets over HTTP. */
@ServerTest
class ContestResourceTest extends ContestDatabase {
  @TestHTTPResource("/api/contests")
  URI contests;

  @BeforeEach
  void aPuzzleAndAnAnnouncement() {
    database.update(
        """
        insert into contest_clarification (id, contest_id, puzzle_id, player_id, announcement,
          question, is_public, asked_at)
        values (?, ?, ?, ?, true, 'Mind the gap', true, now())
        """,
        UUID.randomUUID(),
        id,
        addContestPuzzle("cup", 0),
        owner);
  }

  private JsonNode get(String path) throws Exception {
    return new ObjectMapper().readTree(URI.create(contests + path).toURL());
  }

  @Test
  void aContestIsOneFlatObject() throws Exception {
    JsonNode contest = get("/" + id);
    assertFields(
        contest,
        """
        id title description descriptionHtml owner state frozen unfrozen now startsAt endsAt \
        freezeAt scoring penaltyMinutes clean rated registrations registered mine puzzleCount \
        puzzles\
        """);
    assertThat(contest.path("owner").asText()).isEqualTo("owner");
    assertThat(contest.path("state").asText()).isEqualTo("RUNNING");
    assertThat(contest.path("scoring").asText()).isEqualTo("icpc");
    assertThat(contest.path("descriptionHtml").asText()).isEqualTo("<p><em>Go</em></p>");
    assertThat(contest.path("registrations").asInt()).isEqualTo(1);
    assertThat(contest.path("registered").isNull()).isTrue();
    assertThat(contest.path("puzzles").toString())
        .isEqualTo(
            """
            [{"slug":"cup","label":"A","title":"t","points":100,"difficulty":"simple"}]\
            """);
  }

  @Test
  void aListIsPagedAndLeavesOutDescriptionsAndPuzzles() throws Exception {
    JsonNode page = get("?state=RUNNING&limit=1");
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.path("next").isNull()).isTrue();
    assertThat(page.at("/items/0/title").asText()).isEqualTo("Cup");
    assertThat(page.at("/items/0").has("description")).isFalse();
    assertThat(page.at("/items/0").has("puzzles")).isFalse();
    assertThat(get("?state=ENDED").path("items")).isEmpty();
  }

  @Test
  void theClarificationsStandingsAndPlayersOfAContestArePublic() throws Exception {
    assertFields(
        get("/" + id + "/clarifications").at("/items/0"),
        "id puzzle player question answer public askedAt answeredAt announcement");
    assertThat(get("/" + id + "/standings").at("/rows/0/player").asText()).isEqualTo("ada");
    assertThat(get("/" + id + "/registrations").at("/items/0/player").asText()).isEqualTo("ada");
  }
}

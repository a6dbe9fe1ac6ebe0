package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.EveryThirdDay;
import io.arbiter.app.play.ApiClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Ratings from a rated contest. */
abstract class RatingCases extends ApiCases {
  /** Long enough for three submissions on a busy machine. */
  private static final Duration LENGTH = Duration.ofSeconds(8);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static String contest(Instant start) {
    Answer made =
        admin()
            .post(
                "/api/contests",
                Map.of(
                    "title",
                    "Rated",
                    "startsAt",
                    start.toString(),
                    "endsAt",
                    start.plus(LENGTH).toString(),
                    "puzzles",
                    List.of(Map.of("slug", "fizz-buzz", "points", 10)),
                    "scoring",
                    "points",
                    "clean",
                    false,
                    "rated",
                    true));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return "/api/contests/" + made.body().path("id").asText();
  }

  private static JsonNode history(String player) {
    return nobody.items("/api/players/" + player + "/ratings");
  }

  @Test
  @EveryThirdDay
  void aRatedContestGivesRatings() {
    Client rae = Client.register(arbiter.address(), "rae");
    Client rob = Client.register(arbiter.address(), "rob");
    Client ria = Client.register(arbiter.address(), "ria");
    Instant start = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    String contest = contest(start);
    for (Client player : List.of(rae, rob, ria)) {
      assertThat(player.post(contest + "/registrations", Map.of()).status()).isEqualTo(201);
    }
    assertThat(rae.get("/api/me").body().path("rating").isNull()).isTrue();
    assertThat(nobody.get("/api/players/rae").body().path("rating").isNull()).isTrue();
    assertThat(history("rae")).isEmpty();

    String submissions = contest + "/puzzles/fizz-buzz/submissions";
    Awaitility.await("the start").atMost(PATIENCE).until(() -> Instant.now().isAfter(start));
    assertThat(rob.post(submissions, Map.of("source", Sources.body("return None"))).status())
        .isEqualTo(202);
    assertThat(rae.post(submissions, Map.of("source", Sources.RIGHT)).status()).isEqualTo(202);

    Awaitility.await("the ratings")
        .atMost(PATIENCE)
        .until(() -> !rae.get("/api/me").body().path("rating").isNull());
    JsonNode raes = rae.get("/api/me").body().path("rating");
    assertThat(raes.path("rating").asInt()).isEqualTo(1662);
    assertThat(raes.path("deviation").asInt()).isEqualTo(290);
    assertThat(raes.path("contests").asInt()).isEqualTo(1);
    assertThat(nobody.get("/api/players/rae").body().path("rating")).isEqualTo(raes);
    assertThat(ria.get("/api/me").body().path("rating").isNull())
        .as("who only registered is not rated")
        .isTrue();
    JsonNode change = history("rob").get(0);
    assertThat(change.path("contest").path("title").asText()).isEqualTo("Rated");
    assertThat(contest).endsWith(change.path("contest").path("id").asText());
    assertThat(change.path("rank").asInt()).isEqualTo(2);
    assertThat(change.path("before").isNull()).isTrue();
    assertThat(change.path("after").asInt()).isEqualTo(1338);
    assertThat(Instant.parse(change.path("at").asText())).isEqualTo(start.plus(LENGTH));

    List<String> listed =
        StreamSupport.stream(nobody.items("/api/ratings?limit=100").spliterator(), false)
            .map(item -> item.path("player").asText())
            .filter(List.of("rae", "rob", "ria")::contains)
            .toList();
    assertThat(listed).containsExactly("rae", "rob");
    assertThat(rae.get("/api/me/export").body().path("ratings").get(0).path("rank").asInt())
        .isEqualTo(1);
  }

  @Test
  void whoHidesTheProfileHidesTheHistoryOfTheRating() {
    Client rue = Client.register(arbiter.address(), "rue");
    String path = "/api/players/rue/ratings";
    assertThat(nobody.get(path).status()).isEqualTo(200);
    Answer hidden =
        rue.put("/api/me/visibility", Map.of("profile", "hidden", "activity", "hidden"));
    assertThat(hidden.good()).as(hidden.toString()).isTrue();
    assertProblem(nobody.get(path), "NOT_FOUND");
    assertThat(rue.get(path).status()).isEqualTo(200);
  }

  @Test
  void faultyRequestsGetClearAnswers() {
    assertProblem(nobody.get("/api/players/nobody-at-all/ratings"), "NOT_FOUND");
    for (String path : List.of("/api/ratings", "/api/players/ada/ratings")) {
      assertThat(nobody.get(path).status()).isEqualTo(200);
      Answer cursor = nobody.get(path + "?after=x");
      assertThat(cursor.status()).isEqualTo(400);
      assertProblem(cursor, "MALFORMED");
      assertThat(nobody.get(path + "?limit=0").status()).isEqualTo(422);
    }
  }
}

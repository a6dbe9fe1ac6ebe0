package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.EveryThirdDay;
import io.arbiter.app.play.ApiClient.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Publications, which are shown to others who have solved the puzzle, and similar solutions. */
abstract class PublicationCases extends ApiCases {
  @Test
  void whoHasSolvedAPuzzleSeesWhatOthersPublished() {
    Client ann = Client.register(arbiter.address(), "ann");
    Client ben = Client.register(arbiter.address(), "ben");
    Client admin = Client.anonymous(arbiter.address()).logIn("admin", Client.PASSWORD);
    String wrong = ann.judge("fizz-buzz", Sources.body("return None")).path("id").asText();
    String right = ann.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
    Map<String, String> clear = Map.of("category", "clear");
    assertThat(ann.post("/api/submissions/" + wrong + "/publication", clear).status())
        .isEqualTo(409);
    assertThat(ben.post("/api/submissions/" + right + "/publication", clear).status())
        .isEqualTo(403);
    Answer bad = ann.post("/api/submissions/" + right + "/publication", Map.of("category", "loud"));
    assertThat(bad.status()).isEqualTo(400);
    Answer published = ann.post("/api/submissions/" + right + "/publication", clear);
    assertThat(published.status()).as(published.toString()).isEqualTo(201);
    String publication = "/api/publications/" + published.body().path("id").asText();

    String list = "/api/puzzles/fizz-buzz/publications";
    for (String path : List.of(list, list + "/review", publication + "/comments")) {
      assertThat(ben.get(path).status()).isEqualTo(403);
      assertThat(nobody.get(path).status()).isEqualTo(401);
    }
    ben.judge("fizz-buzz", Sources.RIGHT);
    assertThat(ben.get(list + "/review").body().path("player").asText()).isEqualTo("ann");
    assertThat(ann.get(list + "/review").status()).isEqualTo(404);
    assertThat(ben.get("/api/publications/review").body().path("player").asText()).isEqualTo("ann");
    assertThat(nobody.get("/api/publications/review").status()).isEqualTo(401);
    assertThat(ben.put(publication + "/vote", "").body().path("votes").asInt()).isEqualTo(1);
    assertThat(ben.put(publication + "/vote", "").body().path("votes").asInt()).isEqualTo(1);
    assertThat(ann.put(publication + "/vote", "").status()).isEqualTo(409);
    Map<String, String> text = Map.of("text", "How clear!");
    assertThat(ben.post(publication + "/comments", text).status()).isEqualTo(201);
    assertThat(ben.post(publication + "/comments", Map.of("text", " ")).status()).isEqualTo(422);
    JsonNode comment = ann.items(publication + "/comments").get(0);
    assertThat(comment.path("text").asText()).isEqualTo("How clear!");
    assertThat(comment.path("html").asText()).isEqualTo("<p>How clear!</p>");
    JsonNode own = ann.items("/api/me/publications");
    assertThat(own.findValuesAsText("submission")).containsExactly(right);
    assertThat(own.get(0).path("puzzle").asText()).isEqualTo("fizz-buzz");
    assertThat(own.get(0).path("votes").asInt()).isEqualTo(1);
    assertThat(own.get(0).path("comments").asInt()).isEqualTo(1);
    assertThat(ben.items("/api/me/publications")).isEmpty();
    assertThat(nobody.get("/api/me/publications").status()).isEqualTo(401);
    for (String query : List.of("", "?sort=newest", "?category=clear&sort=votes")) {
      JsonNode shown = ben.items(list + query).get(0);
      assertThat(shown.path("source").asText()).isEqualTo(Sources.RIGHT);
      assertThat(shown.path("voted").asBoolean()).isTrue();
      assertThat(shown.path("comments").asInt()).isEqualTo(1);
    }
    assertThat(ben.items(list + "?category=speedy")).isEmpty();
    assertThat(ben.get(list + "?category=loud").status()).isEqualTo(422);
    assertThat(
            ben.send("DELETE", publication + "/vote", null, Map.of()).body().path("votes").asInt())
        .isZero();

    Map<String, String> reason = Map.of("reason", "it is copied");
    assertThat(ben.put(publication + "/hiding", reason).status()).isEqualTo(403);
    assertThat(admin.put(publication + "/hiding", reason).status()).isEqualTo(204);
    assertThat(ben.items(list)).isEmpty();
    assertThat(ben.put(publication + "/vote", "").status()).isEqualTo(404);
    assertThat(ann.items(list).get(0).path("hidden").asText()).isEqualTo("it is copied");
    assertThat(admin.send("DELETE", publication + "/hiding", null, Map.of()).status())
        .isEqualTo(204);
    assertThat(ben.items(list)).hasSize(1);
    String hideComment = "/api/comments/" + comment.path("id").asText() + "/hiding";
    assertThat(admin.put(hideComment, reason).status()).isEqualTo(204);
    assertThat(ann.items(publication + "/comments")).isEmpty();
  }

  @Test
  @EveryThirdDay
  void anAdminSeesWhoseSolutionsAreAlikeAndWhere() throws Exception {
    String source = Files.readString(Path.of("puzzles/stepping-stones/solutions/two_tables.py"));
    String renamed =
        "# my own\n\n"
            + source
                .replace("fresh", "awake")
                .replace("tired", "asleep")
                .replace("best", "top")
                .replace("stones", "row");
    Client gil = Client.register(arbiter.address(), "gil");
    Client hal = Client.register(arbiter.address(), "hal");
    for (Client player : List.of(gil, hal)) {
      // Two solved puzzles of the first station open the station of this puzzle.
      solve(player, "fizz-buzz");
      solve(player, "road-trip-speed");
    }
    JsonNode first = gil.judge("stepping-stones", source);
    JsonNode second = hal.judge("stepping-stones", renamed);
    assertThat(second.path("verdict").asText()).as(second.toString()).isEqualTo("ACCEPTED");
    Client admin = nobody.logIn("admin", Client.PASSWORD);
    // A look at the pairs does not start the work: the fingerprints are made in the background.
    String similar = "/api/admin/puzzles/stepping-stones/similar";
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> admin.items(similar).size() == 1);
    JsonNode cluster = admin.items(similar + "?threshold=1").get(0);
    assertThat(cluster.path("similarity").asDouble()).isEqualTo(1);
    assertThat(cluster.path("members").findValuesAsText("player")).containsExactly("gil", "hal");

    String pair = "/api/admin/submissions/%s/similar/%s";
    String evidence = pair.formatted(first.path("id").asText(), second.path("id").asText());
    JsonNode sides = admin.get(evidence).body();
    assertThat(sides.path("left").path("source").asText()).isEqualTo(source);
    assertThat(sides.path("right").path("source").asText()).isEqualTo(renamed);
    JsonNode match = sides.path("matches").get(0);
    assertThat(match.path("right").path("first").asInt())
        .isEqualTo(match.path("left").path("first").asInt() + 2);

    for (String path : List.of(similar, evidence)) {
      assertThat(hal.get(path).status()).isEqualTo(403);
      assertThat(nobody.get(path).status()).isEqualTo(401);
    }
    assertThat(admin.get("/api/admin/puzzles/none/similar").status()).isEqualTo(404);
    assertThat(admin.get(similar + "?threshold=0.1").status()).isEqualTo(422);
    String id = first.path("id").asText();
    assertThat(admin.get(pair.formatted(id, id)).status()).isEqualTo(404);
    assertThat(gil.submission(id).path("points").asInt())
        .isEqualTo(hal.submission(second.path("id").asText()).path("points").asInt())
        .isPositive();
  }
}

package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Publications, which are shown to others who have solved the puzzle, and similar solutions. */
class PublicationIT extends DeskCases {
  private static Answer publish(Client player, JsonNode submission, String category) {
    return player.post(
        "/api/submissions/" + submission.path("id").asText() + "/publication",
        Map.of("category", category));
  }

  @Test
  void whoHasSolvedAPuzzleSeesWhatOthersPublished() throws Exception {
    String slug = publishedPuzzle(author());
    Client ann = player("ann");
    Client ben = player("ben");
    JsonNode wrong = ann.judge(slug, "def count_vowels(text):\n    return 1\n");
    JsonNode right = accepted(ann, slug, RIGHT);
    refused(publish(ann, wrong, "clear"), "CONFLICT");
    refused(publish(ben, right, "clear"), "NOT_FOUND");
    refused(publish(ann, right, "loud"), "MALFORMED");
    String publication =
        "/api/publications/" + body(publish(ann, right, "clear"), 201).path("id").asText();

    String list = "/api/puzzles/" + slug + "/publications";
    for (String path : List.of(list, list + "/review", publication + "/comments")) {
      refused(ben.get(path), "FORBIDDEN");
      refused(nobody.get(path), "UNAUTHENTICATED");
    }
    accepted(ben, slug, RIGHT);
    shows(body(ben.get(list + "/review"), 200), "{player: 'ann'}");
    shows(body(ben.get("/api/publications/review"), 200), "{player: 'ann'}");
    refused(ann.get(list + "/review"), "NOT_FOUND");
    refused(nobody.get("/api/publications/review"), "UNAUTHENTICATED");
    shows(body(ben.put(publication + "/vote", ""), 200), "{votes: 1}");
    shows(body(ben.put(publication + "/vote", ""), 200), "{votes: 1}");
    refused(ann.put(publication + "/vote", ""), "CONFLICT");
    body(ben.post(publication + "/comments", Map.of("text", "How clear!")), 201);
    refused(ben.post(publication + "/comments", Map.of("text", " ")), "INVALID");
    JsonNode comments = ann.items(publication + "/comments");
    shows(comments, "[{text: 'How clear!', html: '<p>How clear!</p>'}]");
    shows(
        ann.items("/api/me/publications"),
        "[{submission: '%s', puzzle: '%s', votes: 1, comments: 1}]",
        right.path("id").asText(),
        slug);
    assertThat(ben.items("/api/me/publications")).isEmpty();
    refused(nobody.get("/api/me/publications"), "UNAUTHENTICATED");
    for (String query : List.of("", "?sort=newest", "?category=clear&sort=votes")) {
      JsonNode shown = ben.items(list + query);
      shows(shown, "[{voted: true, comments: 1}]");
      assertThat(shown.get(0).path("source").asText()).isEqualTo(RIGHT);
    }
    assertThat(ben.items(list + "?category=speedy")).isEmpty();
    refused(ben.get(list + "?category=loud"), "INVALID");
    shows(body(ben.delete(publication + "/vote", ""), 200), "{votes: 0}");

    Map<String, String> reason = Map.of("reason", "it is copied");
    refused(ben.put(publication + "/hiding", reason), "FORBIDDEN");
    body(admin().put(publication + "/hiding", reason), 204);
    assertThat(ben.items(list)).isEmpty();
    refused(ben.put(publication + "/vote", ""), "NOT_FOUND");
    shows(ann.items(list), "[{hidden: 'it is copied'}]");
    body(admin().delete(publication + "/hiding", ""), 204);
    assertThat(ben.items(list)).hasSize(1);
    String comment = "/api/comments/" + comments.get(0).path("id").asText();
    body(admin().put(comment + "/hiding", reason), 204);
    assertThat(ann.items(publication + "/comments")).isEmpty();
  }

  @Test
  void anAdminSeesWhoseSolutionsAreAlikeAndWhere() throws Exception {
    String source = Files.readString(Path.of("puzzles/stepping-stones/solutions/two_tables.py"));
    String renamed =
        "# my own\n\n"
            + source
                .replace("fresh", "awake")
                .replace("tired", "asleep")
                .replace("best", "top")
                .replace("stones", "row");
    Client gil = player("gil");
    Client hal = player("hal");
    for (Client player : List.of(gil, hal)) {
      // Two solved puzzles of the first station open the station of this puzzle.
      solve(player, "fizz-buzz");
      solve(player, "road-trip-speed");
    }
    JsonNode first = accepted(gil, "stepping-stones", source);
    JsonNode second = accepted(hal, "stepping-stones", renamed);
    // A look at the pairs does not start the work: the fingerprints are made in the background.
    String similar = "/api/admin/puzzles/stepping-stones/similar";
    await("the fingerprints", () -> !admin().items(similar).isEmpty());
    shows(
        admin().items(similar + "?threshold=1"),
        "[{similarity: 1.0, members: [{player: 'gil'}, {player: 'hal'}]}]");

    String pair = "/api/admin/submissions/%s/similar/%s";
    String evidence = pair.formatted(first.path("id").asText(), second.path("id").asText());
    JsonNode sides = body(admin().get(evidence), 200);
    assertThat(sides.at("/left/source").asText()).isEqualTo(source);
    assertThat(sides.at("/right/source").asText()).isEqualTo(renamed);
    JsonNode match = sides.path("matches").get(0);
    assertThat(match.at("/right/first").asInt()).isEqualTo(match.at("/left/first").asInt() + 2);
    for (String path : List.of(similar, evidence)) {
      refused(hal.get(path), "FORBIDDEN");
      refused(nobody.get(path), "UNAUTHENTICATED");
    }
    refused(admin().get("/api/admin/puzzles/none/similar"), "NOT_FOUND");
    refused(admin().get(similar + "?threshold=0.1"), "INVALID");
    String id = first.path("id").asText();
    refused(admin().get(pair.formatted(id, id)), "NOT_FOUND");
  }
}

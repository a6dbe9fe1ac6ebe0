package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A puzzle with weak tests gets better tests, and its submissions are judged again. */
class RejudgingIT extends DeskCases {
  private static final String RIGHT = "def twice(n):\n    return 2 * n\n";
  private static final String ONLY_SMALL = "def twice(n):\n    return 2 * n if n < 100 else 0\n";

  private static void publish(Client author, String slug, int version, String moreTests)
      throws Exception {
    Map<String, String> files =
        Map.of(
            "puzzle.yaml", "title: Twice\ndifficulty: elementary\npoints: 10\nfunction: twice\n",
            "statement.md", "Double the number.\n",
            "starter.py", "def twice(n):\n    return 0\n",
            "solutions/right.py", "# expect: ACCEPTED\n" + RIGHT,
            "tests.json",
                "{\"Basics\": [{\"input\": [3], \"answer\": 6, \"sample\": true}%s]}"
                    .formatted(moreTests));
    put(author, slug, Map.of("files", files));
    countAsValidated(slug);
    body(author.post(version(slug, version) + "/publication", Map.of()), 200);
  }

  private static void awaitState(Client client, String rejudging, String state) {
    await(state, () -> client.get(rejudging).body().path("state").asText().equals(state));
  }

  private static List<String> ranking(String slug) {
    return nobody.items("/api/puzzles/" + slug + "/leaderboard").findValuesAsText("player");
  }

  @Test
  void betterTestsTakeThePointsOfWhatTheyRefute() throws Exception {
    Client author = author();
    String slug = newSlug();
    publish(author, slug, 1, "");
    Client may = player("rejudged-may");
    Client ned = player("rejudged-ned");
    String refuted = accepted(may, slug, ONLY_SMALL).path("id").asText();
    String right = accepted(ned, slug, RIGHT).path("id").asText();
    shows(may.get("/api/me").body(), "{points: 10}");
    publish(author, slug, 2, ", {\"input\": [100], \"answer\": 200}");

    String path = puzzle(slug) + "/rejudging";
    Answer begun = author.post(path, Map.of("version", 2));
    String id = body(begun, 202).path("id").asText();
    String task = "/api/author/tasks/" + id;
    assertThat(header(begun, "Location").getFirst()).endsWith(task);
    shows(begun.body(), "{total: 2}");
    shows(author.items(path), "[{id: '%s'}]", id);
    Event done = author.follow(task + "/events", Map.of()).getLast();
    shows(done.data(), "{kind: 'REJUDGING', total: 2, link: '%s'}", path + "/" + id);
    JsonNode report = author.get(path + "/" + id).body();
    shows(
        report,
        """
        {state: 'REPORTED', changed: 1, changes: [{submission: '%s', after: 'WRONG_ANSWER'}],
         players: [{player: 'rejudged-may', pointsBefore: 10, pointsAfter: 0, rankAfter: null}]}
        """,
        refuted);
    assertThat(ranking(slug)).contains("rejudged-may", "rejudged-ned");

    String application = path + "/" + id + "/application";
    body(author.post(application, Map.of()), 202);
    awaitState(author, path + "/" + id, "APPLIED");
    body(author.post(application, Map.of()), 202);
    assertThat(ranking(slug)).containsExactly("rejudged-ned");
    shows(may.submission(refuted), "{verdict: 'WRONG_ANSWER', attempt: 2}");
    shows(may.get("/api/me").body(), "{points: 0, solved: 0}");
    shows(ned.submission(right), "{points: 10}");
    String one = "/api/submissions/" + right + "/rejudging";
    JsonNode again = body(admin().post(one, Map.of()), 202);
    String single = path + "/" + again.path("id").asText();
    awaitState(admin(), single, "APPLIED");
    shows(admin().get(single).body(), "{submission: '%s'}", right);

    Map<String, Integer> order = Map.of("version", 2);
    refused(admin().post(puzzle("none") + "/rejudging", order), "NOT_FOUND");
    refused(author.post(path, Map.of("version", 9)), "NOT_FOUND");
    invalid(author.post(path, Map.of()), "version");
    refused(author.get(path + "/" + UNKNOWN), "NOT_FOUND");
    refused(nobody.post(path, order), "UNAUTHENTICATED");
    refused(ned.post(path, order), "FORBIDDEN");
    refused(ned.post(one, Map.of()), "FORBIDDEN");
    Client other = author();
    refused(other.get(path + "/" + id), "FORBIDDEN", "another author's puzzle");
    refused(other.post(path, order), "FORBIDDEN");
  }
}

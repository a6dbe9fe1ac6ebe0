package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.EveryThirdDay;
import io.arbiter.app.play.ApiClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A puzzle with weak tests gets better tests, and its submissions are judged again. Over HTTP, on
 * complete instances.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the instance of RejudgingIT")
class RejudgingIT {
  private static final String REJUDGING = "/api/author/puzzles/twice/rejudging";
  private static final String RIGHT = "def twice(n):\n    return 2 * n\n";
  private static final String ONLY_SMALL = "def twice(n):\n    return 2 * n if n < 100 else 0\n";

  @TempDir private Path folder;

  @Test
  @EveryThirdDay
  void betterTestsTakeThePointsOfWhatTheyRefute() throws IOException {
    writePuzzle("");
    String refuted;
    String right;
    try (Instance before = start()) {
      refuted = solve(before, "ada", ONLY_SMALL);
      right = solve(before, "bob", RIGHT);
    }
    writePuzzle(", \"Large\": [{\"input\": [100], \"answer\": 200}]");
    try (Instance after = start()) {
      Client admin = Client.anonymous(after.address()).logIn("admin", Client.PASSWORD);
      awaitVersion(admin, 2);
      JsonNode report = dryRun(admin);
      assertThat(report.path("changed").asInt()).isEqualTo(1);
      assertThat(report.path("changes").path(0).path("submission").asText()).isEqualTo(refuted);
      assertThat(report.path("changes").path(0).path("after").asText()).isEqualTo("WRONG_ANSWER");
      assertThat(report.path("players").toString())
          .isEqualTo(
              """
              [{"player":"ada","pointsBefore":10,"pointsAfter":0,"rankBefore":1,"rankAfter":null}]\
              """);
      assertThat(report.path("othersMoved").asInt()).isEqualTo(1);
      assertThat(ranking(admin)).isEqualTo("ada bob ");
      apply(admin, report.path("id").asText());
      assertThat(ranking(admin)).isEqualTo("bob ");
      assertThat(admin.submission(refuted).path("verdict").asText()).isEqualTo("WRONG_ANSWER");
      assertThat(admin.submission(refuted).path("attempt").asInt()).isEqualTo(2);
      assertThat(admin.submission(right).path("points").asInt()).isEqualTo(10);
      one(admin, right);
      refusals(after, admin, report.path("id").asText(), right);
    }
  }

  private Instance start() throws IOException {
    return Instance.start(
            "up",
            folder,
            Map.of(
                "ARBITER_ADMIN_PASSWORD",
                Client.PASSWORD,
                "ARBITER_PUZZLES_FOLDER",
                folder.resolve("puzzles").toString()))
        .awaitReady();
  }

  private void writePuzzle(String moreTests) throws IOException {
    Path bundle = folder.resolve("puzzles/twice");
    Files.createDirectories(bundle.resolve("solutions"));
    Files.writeString(
        bundle.resolve("puzzle.yaml"),
        """
        title: Twice
        difficulty: elementary
        points: 10
        function: twice
        compare: exact
        license: CC0-1.0
        """);
    Files.writeString(bundle.resolve("statement.md"), "Double the number.\n");
    Files.writeString(bundle.resolve("starter.py"), "def twice(n):\n    return 0\n");
    Files.writeString(bundle.resolve("solutions/right.py"), "# expect: ACCEPTED\n" + RIGHT);
    Files.writeString(
        bundle.resolve("tests.json"),
        "{\"Basics\": [{\"input\": [3], \"answer\": 6, \"sample\": true}]" + moreTests + "}");
  }

  private static String solve(Instance instance, String player, String source) {
    Client client = Client.register(instance.address(), player);
    awaitVersion(client, 1);
    JsonNode judged = client.judge("twice", source);
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("ACCEPTED");
    return judged.path("id").asText();
  }

  private static void awaitVersion(Client client, int version) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> client.get("/api/puzzles/twice").body().path("version").asInt() == version);
  }

  private static JsonNode dryRun(Client admin) {
    Answer begun = admin.post(REJUDGING, Map.of("version", 2));
    assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
    String location = begun.raw().headers().firstValue("Location").orElseThrow();
    assertThat(location).endsWith("/api/author/tasks/" + begun.body().path("id").asText());
    assertThat(begun.body().path("total").asInt()).isEqualTo(2);
    JsonNode listed = admin.items(REJUDGING);
    assertThat(listed.path(0).path("id")).isEqualTo(begun.body().path("id"));
    return awaitState(admin, begun.body().path("id").asText(), "REPORTED");
  }

  private static JsonNode awaitState(Client admin, String rejudging, String state) {
    String path = REJUDGING + "/" + rejudging;
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> admin.get(path).body().path("state").asText().equals(state));
    return admin.get(path).body();
  }

  private static void apply(Client admin, String rejudging) {
    String path = REJUDGING + "/" + rejudging + "/application";
    assertThat(admin.post(path, Map.of()).status()).isEqualTo(202);
    awaitState(admin, rejudging, "APPLIED");
    assertThat(admin.post(path, Map.of()).status()).isEqualTo(202);
  }

  private static void one(Client admin, String submission) {
    var begun = admin.post("/api/submissions/" + submission + "/rejudging", Map.of());
    assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
    JsonNode applied = awaitState(admin, begun.body().path("id").asText(), "APPLIED");
    assertThat(applied.path("submission").asText()).isEqualTo(submission);
  }

  private static void refusals(
      Instance instance, Client admin, String rejudging, String submission) {
    Map<String, Integer> order = Map.of("version", 2);
    assertThat(admin.post("/api/author/puzzles/none/rejudging", order).status()).isEqualTo(404);
    assertThat(admin.post(REJUDGING, Map.of("version", 9)).status()).isEqualTo(404);
    assertThat(admin.post(REJUDGING, Map.of()).body().path("violations").toString())
        .contains("version");
    String unknown = new UUID(0, 0).toString();
    assertThat(admin.get(REJUDGING + "/" + unknown).status()).isEqualTo(404);
    Client anonymous = Client.anonymous(instance.address());
    Client player = anonymous.logIn("bob", Client.PASSWORD);
    assertThat(anonymous.post(REJUDGING, order).status()).isEqualTo(401);
    assertThat(player.post(REJUDGING, order).status()).isEqualTo(403);
    assertThat(player.post("/api/submissions/" + submission + "/rejudging", Map.of()).status())
        .isEqualTo(403);
    admin.put("/api/players/bob/roles", Map.of("roles", List.of("player", "author")));
    Client author = anonymous.logIn("bob", Client.PASSWORD);
    Answer notHis = author.get(REJUDGING + "/" + rejudging);
    assertThat(notHis.status()).isEqualTo(403);
    assertThat(notHis.body().path("detail").asText()).contains("another author's puzzle");
    assertThat(author.post(REJUDGING, order).status()).isEqualTo(403);
  }

  private static String ranking(Client client) {
    StringBuilder names = new StringBuilder();
    client
        .items("/api/leaderboards/all")
        .forEach(place -> names.append(place.path("player").asText()).append(' '));
    return names.toString();
  }
}

package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Runs of visitors, who have no account. */
abstract class VisitorRunCases extends ApiCases {
  private static final String RUNS = "/api/puzzles/fizz-buzz/runs";
  static final int PER_ADDRESS = 200;

  @Test
  void aVisitorRunsTheSamplesAndFollowsTheRun() {
    long players = nobody.items("/api/leaderboards/all?limit=100").size();
    String id = nobody.submit("fizz-buzz", "runs", Sources.body("print('seen', number)"));
    List<Event> events = nobody.events(id, Map.of());
    assertThat(events).extracting(Event::name).contains("queued", "output").endsWith("judged");
    JsonNode run = events.getLast().data();
    assertThat(run.path("kind").asText()).isEqualTo("RUN");
    assertThat(run.path("verdict").asText()).isEqualTo("WRONG_ANSWER");
    assertThat(run.path("output").asText()).startsWith("seen ");
    assertThat(run.path("failure").path("expected").isTextual()).isTrue();
    assertThat(run.path("player").isNull()).isTrue();
    assertThat(run.path("points").asInt()).isZero();
    assertThat(nobody.submission(id)).isEqualTo(run);
    assertThat(UUID.fromString(id).version()).isEqualTo(4);
    List<Event> resumed = nobody.events(id, Map.of("Last-Event-ID", "0"));
    assertThat(resumed).extracting(Event::name).contains("output").endsWith("judged");
    assertThat(nobody.run("fizz-buzz", Sources.RIGHT).path("verdict").asText())
        .isEqualTo("ACCEPTED");
    assertThat(nobody.items("/api/leaderboards/all?limit=100").size()).isEqualTo((int) players);
  }

  @Test
  void aVisitorRunsOwnInputs() {
    Answer sent =
        nobody.post(
            RUNS,
            Map.of("source", Sources.body("return number * 2"), "inputs", List.of(List.of(21))));
    assertThat(sent.status()).as(sent.toString()).isEqualTo(202);
    JsonNode run = nobody.awaitVerdict(sent.body().path("id").asText());
    assertThat(run.path("results").get(0).path("actual").asInt()).isEqualTo(42);
  }

  @Test
  void nobodyFindsTheRunOfAVisitor() {
    String id = nobody.submit("fizz-buzz", "runs", Sources.body("return 'not listed'"));
    nobody.awaitVerdict(id);
    Client admin = nobody.logIn("admin", Client.PASSWORD);
    for (Client client : List.of(nobody, ada, admin)) {
      JsonNode listed = client.get("/api/submissions?limit=100&puzzle=fizz-buzz").body();
      assertThat(listed.path("items").findValuesAsText("id")).doesNotContain(id);
    }
    Answer publication =
        ada.post("/api/submissions/" + id + "/publication", Map.of("category", "clear"));
    assertThat(publication.status()).isEqualTo(403);
    assertProblem(publication, "FORBIDDEN");
  }

  @Test
  void aVisitorOnlyRunsSamplesOfOpenPuzzles() {
    for (String path : List.of(SUBMISSIONS, "/api/scratch")) {
      Answer refused = nobody.post(path, Map.of("source", "x = 1"));
      assertThat(refused.status()).as(path).isEqualTo(401);
      assertProblem(refused, "UNAUTHENTICATED");
    }
    Answer locked = nobody.post("/api/puzzles/undo-notebook/runs", Map.of("source", "x = 1"));
    assertThat(locked.status()).isEqualTo(403);
    assertProblem(locked, "FORBIDDEN");
    assertThat(nobody.post(RUNS, Map.of("source", "a\0b")).status()).isEqualTo(422);
    assertThat(nobody.post("/api/puzzles/none/runs", Map.of("source", "")).status()).isEqualTo(404);
  }

  /** The requests come from another address of this machine, so other tests are not throttled. */
  @Test
  void runsFromOneAddressAreThrottled() throws Exception {
    try (HttpClient client = from("127.0.0.77");
        HttpClient neighbour = from("127.0.0.78")) {
      for (int i = 0; i < PER_ADDRESS; i++) {
        assertThat(run(client).statusCode()).isEqualTo(404);
      }
      HttpResponse<String> refused = run(client);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
      assertThat(refused.body()).contains("too many runs from this address: 200 within 1 minutes");
      assertThat(run(neighbour).statusCode()).isEqualTo(404);
      assertThat(ada.post(RUNS, Map.of("source", "x = 1")).status()).isEqualTo(202);
    }
  }

  private static HttpClient from(String address) throws IOException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .localAddress(InetAddress.getByName(address))
        .build();
  }

  private static HttpResponse<String> run(HttpClient client)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(arbiter.address() + "/api/puzzles/none/runs"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"source\": \"\"}"))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}

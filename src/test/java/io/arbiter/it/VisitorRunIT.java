package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Event;
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
class VisitorRunIT extends ApiCases {
  private static final String RUNS = "/api/puzzles/fizz-buzz/runs";

  @Test
  void aVisitorRunsTheSamplesAndFollowsTheRunThatNobodyFinds() {
    String id = nobody.submit("fizz-buzz", "runs", Sources.body("print('seen', number)"));
    List<Event> events = nobody.events(id, Map.of());
    assertThat(events).extracting(Event::name).contains("output").endsWith("judged");
    JsonNode run = events.getLast().data();
    shows(run, "{kind: 'RUN', verdict: 'WRONG_ANSWER', player: null, points: 0}");
    assertThat(run.path("output").asText()).startsWith("seen ");
    assertThat(run.at("/failure/expected").isTextual()).isTrue();
    assertThat(nobody.submission(id)).isEqualTo(run);
    assertThat(UUID.fromString(id).version()).isEqualTo(4);
    assertThat(nobody.events(id, Map.of("Last-Event-ID", "0")))
        .extracting(Event::name)
        .contains("output")
        .endsWith("judged");
    for (Client client : List.of(ada(), admin())) {
      assertThat(client.items("/api/submissions?limit=100&puzzle=fizz-buzz").findValuesAsText("id"))
          .doesNotContain(id);
    }
    Map<String, String> clear = Map.of("category", "clear");
    refused(ada().post("/api/submissions/" + id + "/publication", clear), "NOT_FOUND");
  }

  @Test
  void aVisitorOnlyRunsSamplesAndOwnInputsOfOpenPuzzles() {
    JsonNode own = json("{source: 'def checkio(n): return n * 2', inputs: [[21]]}");
    String id = body(nobody.post(RUNS, own), 202).path("id").asText();
    shows(nobody.awaitVerdict(id), "{results: [{actual: 42}]}");
    for (String path : List.of(SUBMISSIONS, "/api/scratch")) {
      refused(nobody.post(path, source("x = 1")), "UNAUTHENTICATED");
    }
    refused(nobody.post("/api/puzzles/undo-notebook/runs", source("x = 1")), "FORBIDDEN");
    refused(nobody.post(RUNS, source("a\0b")), "INVALID");
    refused(nobody.post("/api/puzzles/none/runs", source("")), "NOT_FOUND");
  }

  /** The requests come from another address of this machine, so other tests are not throttled. */
  @Test
  void runsFromOneAddressAreThrottled() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(arbiter.address() + "/api/puzzles/none/runs"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"source\": \"\"}"))
            .build();
    try (HttpClient client = from("127.0.0.77");
        HttpClient neighbour = from("127.0.0.78")) {
      for (int i = 0; i < SharedInstance.RUNS; i++) {
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
      }
      HttpResponse<String> refused = client.send(request, BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
      assertThat(refused.body()).contains("too many runs from this address");
      assertThat(neighbour.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
      body(ada().post(RUNS, source("x = 1")), 202);
    }
  }

  private static HttpClient from(String address) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .localAddress(InetAddress.getByName(address))
        .build();
  }
}

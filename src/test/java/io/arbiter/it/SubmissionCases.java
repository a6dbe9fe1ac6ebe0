package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Runs, scripts, streams of events, and what each player sees of a submission. */
abstract class SubmissionCases extends ApiCases {
  @Test
  void aRunShowsEverythingAndScoresNothing() {
    JsonNode run = ada.run("fizz-buzz", Sources.body("print('got', number); return number"));
    assertThat(run.path("kind").asText()).isEqualTo("RUN");
    assertThat(run.path("verdict").asText()).isEqualTo("WRONG_ANSWER");
    assertThat(run.path("output").asText()).startsWith("got ");
    assertThat(run.path("failure").path("hidden").asBoolean()).isFalse();
    assertThat(run.path("failure").path("expected").isTextual()).isTrue();
    assertThat(run.path("failure").path("actual").isInt()).isTrue();
    JsonNode passed = ada.run("fizz-buzz", Sources.RIGHT);
    assertThat(passed.path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(passed.path("points").asInt()).isZero();
  }

  @Test
  void aRunWithOwnInputsShowsWhatEachGives() {
    Answer sent =
        ada.post(
            "/api/puzzles/fizz-buzz/runs",
            Map.of(
                "source",
                "def checkio(number):\n    print(number)\n    return 60 // number",
                "inputs",
                List.of(List.of(20), List.of(0))));
    assertThat(sent.status()).as(sent.toString()).isEqualTo(202);
    JsonNode run = ada.awaitVerdict(sent.body().path("id").asText());
    assertThat(run.path("verdict").asText()).isEqualTo("RUNTIME_ERROR");
    JsonNode first = run.path("results").get(0);
    assertThat(first.path("input").toString()).isEqualTo("[20]");
    assertThat(first.path("actual").asInt()).isEqualTo(3);
    assertThat(first.path("output").asText()).isEqualTo("20\n");
    assertThat(first.path("usage").path("steps").asInt()).isPositive();
    assertThat(first.path("error").isNull()).isTrue();
    JsonNode second = run.path("results").get(1);
    assertThat(second.has("actual")).isFalse();
    assertThat(second.path("error").path("message").asText()).startsWith("ZeroDivisionError");
    assertThat(nobody.submission(run.path("id").asText()).has("results")).isFalse();
    Answer refused =
        ada.post(
            "/api/puzzles/fizz-buzz/runs",
            Map.of("source", "x = 1", "inputs", List.of(List.of(1), 2)));
    assertProblem(refused, "INVALID");
    assertThat(refused.body().path("violations").get(0).path("field").asText())
        .isEqualTo("inputs[1]");
  }

  /** 12 and 25 are no tests, 15 is a sample, and 20 is a hidden test. */
  @Test
  void anOwnInputHasTheAuthorsAnswer() {
    Answer sent =
        ada.post(
            "/api/puzzles/fizz-buzz/runs",
            Map.of(
                "source",
                "def checkio(number):\n"
                    + "    return 'Fizz' if number % 3 == 0 else 1 // (number - 25)",
                "inputs",
                List.of(List.of(12), List.of(25), List.of(15), List.of(20), List.of("?"))));
    JsonNode results = ada.awaitVerdict(sent.body().path("id").asText()).path("results");
    assertThat(results.findValuesAsText("expected"))
        .containsExactly("Fizz", "Buzz", "Fizz Buzz", "null", "null");
    assertThat(results.findValuesAsText("passed"))
        .containsExactly("true", "false", "false", "null", "null");
  }

  @Test
  void playersListTheirOwnSubmissions() {
    Client bea = Client.register(arbiter.address(), "bea-of-the-list");
    String mine = bea.submit("fizz-buzz", "submissions", Sources.RIGHT);
    ada.submit("fizz-buzz", "submissions", Sources.RIGHT);
    Answer own = bea.get("/api/submissions?player=me&puzzle=fizz-buzz");
    assertThat(own.body().path("items").findValuesAsText("id")).containsExactly(mine);
    assertThat(bea.items("/api/submissions?player=me&puzzle=none")).isEmpty();
    assertProblem(nobody.get("/api/submissions?player=me"), "UNAUTHENTICATED");
  }

  @Test
  void aHugeValueIsNotShown() {
    JsonNode run = ada.run("fizz-buzz", Sources.body("return 1 << 500000"));
    assertThat(run.path("verdict").asText()).as(run.toString()).isEqualTo("WRONG_ANSWER");
    assertThat(run.path("failure").path("actual").asText()).isEqualTo("… an int too large to show");
  }

  @Test
  void aStreamTellsWhatHappensAndEndsWithTheVerdict() {
    String id =
        ada.submit("fizz-buzz", "runs", Sources.body("print(number); time.sleep(0.2); return ''"));
    List<Event> events = ada.events(id, Map.of());
    assertThat(events)
        .extracting(Event::name)
        .containsSubsequence("queued", "started", "output", "judged");
    assertThat(events.getFirst().data().path("position").asInt()).isPositive();
    Event last = events.getLast();
    assertThat(last.data().path("id").asText()).isEqualTo(id);
    assertThat(last.data().path("verdict").asText()).isEqualTo("WRONG_ANSWER");
    Event started =
        events.stream().filter(e -> e.name().equals("started")).findFirst().orElseThrow();
    List<Event> resumed = ada.events(id, Map.of("Last-Event-ID", Long.toString(started.id())));
    // What the first stream showed after that event, although the verdict is there already.
    assertThat(resumed)
        .extracting(Event::name)
        .containsExactlyElementsOf(
            events.stream().filter(e -> e.id() > started.id()).map(Event::name).toList());
    assertThat(resumed).extracting(Event::id).isSorted();
  }

  @Test
  void aStreamThatBreaksGoesOnWhereItWas() throws Exception {
    String id =
        ada.submit("fizz-buzz", "runs", Sources.body("print(number); time.sleep(1); return ''"));
    ada.awaitState(id, "RUNNING");
    List<Event> fromStart = ada.events(id, Map.of("Last-Event-ID", "0"));
    assertThat(fromStart).extracting(Event::name).doesNotContain("queued").endsWith("judged");
  }

  /** The instance has a pool of {@link SharedInstance.CONNECTIONS} connections. */
  @Test
  void streamsThatWaitKeepNoConnectionOfTheDatabase() throws Exception {
    String slow = "import time\ntime.sleep(0.2)\n" + Sources.RIGHT;
    try (ExecutorService followers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Event>>> streams = new ArrayList<>();
      for (int i = 0; i < SharedInstance.CONNECTIONS + 4; i++) {
        String id = ada.submit("fizz-buzz", "runs", slow + "# " + i + "\n");
        streams.add(followers.submit(() -> ada.events(id, Map.of())));
      }
      assertThat(ada.get("/api/me").status()).isEqualTo(200);
      for (Future<List<Event>> stream : streams) {
        assertThat(stream.get().getLast().data().path("verdict").asText()).isEqualTo("ACCEPTED");
      }
    }
  }

  @Test
  void othersSeeTheOutcomeAndNotTheCode() {
    String id = ada.submit("fizz-buzz", "submissions", Sources.body("raise Exception('secret')"));
    ada.awaitVerdict(id);
    assertThat(ada.submission(id).path("source").asText()).contains("secret");
    for (Client other : List.of(nobody, Client.register(arbiter.address(), "eve"))) {
      JsonNode seen = other.submission(id);
      assertThat(seen.path("verdict").asText()).isEqualTo("RUNTIME_ERROR");
      assertThat(seen.toString()).doesNotContain("secret");
      assertThat(other.events(id, Map.of()).toString()).doesNotContain("secret");
    }
    Client admin = nobody.logIn("admin", Client.PASSWORD);
    assertThat(admin.submission(id).path("source").asText()).contains("secret");
  }

  @Test
  void anIdempotencyKeyMakesARepeatReturnTheFirst() {
    byte[] body = "{\"source\": \"x = 1\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> key = Map.of("Idempotency-Key", "once");
    Answer first = ada.send("POST", SUBMISSIONS, body, key);
    Answer again = ada.send("POST", SUBMISSIONS, body, key);
    assertThat(first.status()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
    Answer elsewhere = ada.send("POST", "/api/puzzles/no-such-puzzle/submissions", body, key);
    assertThat(elsewhere.body().path("id")).isEqualTo(first.body().path("id"));
    Answer tooLong =
        ada.send("POST", SUBMISSIONS, body, Map.of("Idempotency-Key", "k".repeat(256)));
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.body().path("violations").findValuesAsText("message"))
        .containsExactly("must have 1 to 255 characters");
    assertThat(first.raw().headers().firstValue("Location"))
        .hasValueSatisfying(l -> assertThat(l).endsWith(first.body().path("id").asText()));
  }

  @Test
  void aScratchRunsAScriptAndShowsWhatItPrints() {
    Client cat = Client.register(arbiter.address(), "scratcher");
    String script = "name = input()\nprint('hello', name, *open_lines())\n";
    String source = "import sys\ndef open_lines():\n    return sys.stdin.read().split()\n" + script;
    String id = scratch(cat, Map.of("source", source, "stdin", "ada\n1 2\n3\n"));
    JsonNode judged = cat.awaitVerdict(id);
    assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("ACCEPTED");
    assertThat(judged.path("kind").asText()).isEqualTo("SCRATCH");
    assertThat(judged.path("puzzle").isNull()).isTrue();
    assertThat(judged.path("output").asText()).isEqualTo("hello ada 1 2 3\n");
    assertThat(nobody.submission(id).path("output").isNull()).isTrue();
    assertThat(cat.items("/api/submissions?player=scratcher")).hasSize(1);
    assertThat(nobody.items("/api/submissions?player=scratcher")).isEmpty();

    JsonNode failed = cat.awaitVerdict(scratch(cat, Map.of("source", "print(1)\ninput()")));
    assertThat(failed.path("verdict").asText()).isEqualTo("RUNTIME_ERROR");
    assertThat(failed.path("failure").path("traceback").asText()).contains("line 2", "EOFError");
    assertThat(cat.events(failed.path("id").asText(), Map.of()))
        .extracting(Event::name)
        .contains("judged");

    Answer bad = cat.post("/api/scratch", Map.of("source", "x", "stdin", "a\0b"));
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.body().path("violations").get(0).path("field").asText()).isEqualTo("stdin");
  }

  @Test
  void aPlayerStopsAScriptAndNobodyElseDoes() {
    String endless = "import time\nprint('begun', flush=True)\nwhile True: time.sleep(0.01)\n";
    Answer sent = ada.post("/api/scratch", Map.of("source", endless));
    String id = sent.body().path("id").asText();
    String stop = "/api/submissions/" + id + "/stop";
    ada.awaitState(id, "RUNNING");
    Client eve = Client.register(arbiter.address(), "eve-stops");
    assertThat(eve.post(stop, "").status()).isEqualTo(403);
    assertThat(nobody.post(stop, "").status()).isEqualTo(401);
    assertThat(ada.post(stop, "").status()).isEqualTo(202);
    JsonNode stopped = ada.awaitVerdict(id);
    assertThat(stopped.path("verdict").asText()).isEqualTo("RUNTIME_ERROR");
    assertThat(stopped.path("message").asText())
        .isEqualTo("KeyboardInterrupt: the run was stopped");
    assertThat(stopped.path("output").asText()).isEqualTo("begun\n");
    assertThat(ada.post(stop, "").status()).as("again, after the end").isEqualTo(202);

    String scored = ada.submit("fizz-buzz", "submissions", Sources.RIGHT);
    assertThat(ada.post("/api/submissions/" + scored + "/stop", "").status()).isEqualTo(409);
    assertProblem(
        ada.post("/api/submissions/00000000-0000-0000-0000-000000000000/stop", ""), "NOT_FOUND");
  }
}

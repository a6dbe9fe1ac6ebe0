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
class SubmissionIT extends ApiCases {
  private static final String RUNS = "/api/puzzles/fizz-buzz/runs";

  private static JsonNode run(Client client, String source, String inputs) {
    JsonNode body = json("{inputs: %s, source: '%s'}", inputs, source);
    return client.awaitVerdict(body(client.post(RUNS, body), 202).path("id").asText());
  }

  @Test
  void aRunShowsEverythingAndScoresNothing() {
    JsonNode run = ada().run("fizz-buzz", Sources.body("print('got', number); return number"));
    shows(run, "{kind: 'RUN', verdict: 'WRONG_ANSWER', points: 0, failure: {hidden: false}}");
    assertThat(run.path("output").asText()).startsWith("got ");
    assertThat(run.at("/failure/expected").isTextual()).isTrue();
    assertThat(run.at("/failure/actual").isInt()).isTrue();
    shows(run, "{failure: {reason: {code: 'TYPE', expected: 'str', actual: 'int'}}}");
    assertThat(run.path("results")).hasSize(4);
    shows(
        run.at("/results/3"),
        """
        {input: [7], actual: 7, expected: '7', passed: false, output: 'got 7\\n', error: null,
         origin: {category: 'Basics', index: 4}}
        """);
    shows(ada().run("fizz-buzz", Sources.RIGHT), "{verdict: 'ACCEPTED', points: 0}");
    shows(
        ada().run("fizz-buzz", Sources.body("return 1 << 500000")),
        "{verdict: 'WRONG_ANSWER', failure: {actual: '… an int too large to show'}}");
  }

  /** 20 is a hidden test. */
  @Test
  void aRunWithOwnInputsShowsWhatEachGives() {
    JsonNode run =
        run(
            ada(),
            "def checkio(n):\\n print(n)\\n return 60 // (n - 20)",
            "[[21], [20], \"4 * 5\", \"3 *\"]");
    shows(
        run,
        """
        {verdict: 'RUNTIME_ERROR', results: [
          {input: [21], actual: 60, output: '21\\n', error: null, expected: 'Fizz'},
          {input: [20], expected: null}, {input: [20], expected: null, origin: {code: '4 * 5'}},
          {input: [], error: {verdict: 'SYNTAX_ERROR'}}]}
        """);
    assertThat(run.at("/results/0/usage/steps").asInt()).isPositive();
    assertThat(run.at("/results/1").has("actual")).isFalse();
    assertThat(run.at("/results/1/error/message").asText()).startsWith("ZeroDivisionError");
    refused(nobody.get("/api/submissions/" + run.path("id").asText()), "NOT_FOUND");
    invalid(ada().post(RUNS, json("{source: 'x = 1', inputs: [[1], 2]}")), "inputs[1]");
  }

  /** 12 and 25 are no tests, and 15 is a sample. */
  @Test
  void theStepsOfARunAreShownWithTheRunAloneAndOnlyWhenAskedFor() {
    Client player = player("tia-of-the-steps");
    String source = "def checkio(n):\\n    return n * 2\\n";
    String body = "{source: '%s', inputs: [%s], trace: true}";
    invalid(player.post(RUNS, json(body, source, "[1], [2]")), "trace");
    String id = body(player.post(RUNS, json(body, source, "[21]")), 202).path("id").asText();
    player.awaitVerdict(id);
    assertThat(player.get("/api/submissions/" + id + "/trace").body())
        .isEqualTo(
            json(
                """
                {steps: [{line: 1, event: 'line', depth: 1, changed: {}},
                  {line: 2, event: 'call', depth: 2, changed: {n: '21'}, text: 'checkio'},
                  {line: 2, event: 'return', depth: 2, changed: {}, text: '42'}],
                  truncated: false}
                """));
    assertThat(ada().get("/api/submissions/" + id + "/trace").status()).isEqualTo(404);
    assertThat(player.get("/api/submissions/" + id).body().toString()).doesNotContain("steps\":[");
    String plain = run(player, source, "[[21]]").path("id").asText();
    assertThat(player.get("/api/submissions/" + plain + "/trace").status()).isEqualTo(404);
  }

  @Test
  void theStepsOfASampleAreShown() {
    String body = "{source: 'def checkio(n):\\n    return n', sample: %s, trace: %s}";
    invalid(ada().post(RUNS, json(body, "99", "true")), "sample");
    invalid(ada().post(RUNS, json(body, "1", "false")), "sample");
    String id = body(ada().post(RUNS, json(body, "2", "true")), 202).path("id").asText();
    JsonNode run = ada().awaitVerdict(id);
    assertThat(run.path("results")).hasSize(1);
    String input = run.at("/results/0/input/0").toString();
    assertThat(ada().get("/api/submissions/" + id + "/trace").body().at("/steps/1/changed/n"))
        .hasToString('"' + input + '"');
  }

  @Test
  void anOwnInputHasTheAuthorsAnswer() {
    JsonNode run =
        run(
            ada(),
            "def checkio(n):\\n return \"Fizz\" if n % 3 == 0 else 1 // (n - 25)",
            "[[12], [25], [15], ['?']]");
    shows(
        run.path("results"),
        """
        [{expected: 'Fizz', passed: true}, {expected: 'Buzz', passed: false},
         {expected: 'Fizz Buzz', passed: false}, {expected: null, passed: null}]
        """);
  }

  @Test
  void playersListTheirOwnSubmissions() {
    Client bea = player("bea-of-the-list");
    String first = bea.submit("fizz-buzz", "submissions", "x = 1");
    String second = bea.submit("fizz-buzz", "submissions", "x = 2");
    ada().submit("fizz-buzz", "submissions", Sources.RIGHT);
    assertThat(bea.items("/api/submissions?player=me&puzzle=fizz-buzz").findValuesAsText("id"))
        .containsExactly(second, first);
    assertThat(bea.items("/api/submissions?player=me&puzzle=none")).isEmpty();
    refused(nobody.get("/api/submissions?player=me"), "UNAUTHENTICATED");
    String list = "/api/submissions?player=bea-of-the-list&limit=1";
    JsonNode newest = bea.get(list).body();
    shows(newest, "{items: [{id: '%s'}]}", second);
    JsonNode next = bea.get(list + "&after=" + newest.path("next").asText()).body();
    shows(next, "{items: [{id: '%s'}]}", first);
    assertThat(next.toString()).doesNotContain("x = 1");
  }

  @Test
  void aStreamTellsWhatHappensAndGoesOnWhereItWas() {
    String id =
        ada().submit("fizz-buzz", "runs", Sources.body("print(number); time.sleep(0.2); return"));
    List<Event> events = ada().events(id, Map.of());
    assertThat(events).extracting(Event::name).containsSubsequence("started", "output", "judged");
    shows(events.getLast().data(), "{id: '%s', verdict: 'WRONG_ANSWER'}", id);
    Event started = events.stream().filter(e -> e.name().equals("started")).findFirst().get();
    List<Event> resumed = ada().events(id, Map.of("Last-Event-ID", Long.toString(started.id())));
    // What the first stream showed after that event, although the verdict is there already.
    assertThat(resumed)
        .extracting(Event::name)
        .containsExactlyElementsOf(
            events.stream().filter(e -> e.id() > started.id()).map(Event::name).toList());
    assertThat(resumed).extracting(Event::id).isSorted();
  }

  /** The instance has a pool of {@link SharedInstance#CONNECTIONS} connections. */
  @Test
  void streamsThatWaitKeepNoConnectionOfTheDatabase() throws Exception {
    Client sam = player("streaming-sam");
    try (ExecutorService followers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Event>>> streams = new ArrayList<>();
      for (int i = 0; i < SharedInstance.CONNECTIONS + 4; i++) {
        String id = sam.submit("fizz-buzz", "runs", Sources.RIGHT + "# " + i + "\n");
        streams.add(followers.submit(() -> sam.events(id, Map.of())));
      }
      body(sam.get("/api/me"), 200);
      for (Future<List<Event>> stream : streams) {
        shows(stream.get().getLast().data(), "{verdict: 'ACCEPTED'}");
      }
    }
  }

  @Test
  void anIdempotencyKeyMakesARepeatReturnTheFirst() {
    byte[] body = "{\"source\": \"x = 1\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> key = Map.of("Idempotency-Key", "once");
    Answer first = ada().send("POST", SUBMISSIONS, body, key);
    String id = body(first, 202).path("id").asText();
    assertThat(header(first, "Location").getFirst()).endsWith(id);
    for (String path : List.of(SUBMISSIONS, "/api/puzzles/no-such-puzzle/submissions")) {
      shows(body(ada().send("POST", path, body, key), 202), "{id: '%s'}", id);
    }
    Answer tooLong =
        ada().send("POST", SUBMISSIONS, body, Map.of("Idempotency-Key", "k".repeat(256)));
    refused(tooLong, "INVALID", "must have 1 to 255 characters");
  }

  @Test
  void aScratchRunsAScriptAndShowsWhatItPrints() {
    Client cat = player("scratcher");
    String script = "import sys\nprint('hello', input(), *sys.stdin.read().split())\n";
    String id = scratch(cat, Map.of("source", script, "stdin", "ada\n1 2\n3\n"));
    shows(
        cat.awaitVerdict(id),
        "{verdict: 'ACCEPTED', kind: 'SCRATCH', puzzle: null, output: 'hello ada 1 2 3\\n'}");
    assertThat(cat.items("/api/submissions?player=scratcher")).hasSize(1);

    JsonNode failed = cat.awaitVerdict(scratch(cat, source("print(1)\ninput()")));
    shows(failed, "{verdict: 'RUNTIME_ERROR'}");
    assertThat(failed.at("/failure/traceback").asText()).contains("line 2", "EOFError");
    invalid(cat.post("/api/scratch", Map.of("source", "x", "stdin", "a\0b")), "stdin");
  }

  @Test
  void aPlayerStopsAScriptAndNobodyElseDoes() {
    String endless = "import time\nprint('begun', flush=True)\nwhile True: time.sleep(0.01)\n";
    String id = scratch(ada(), source(endless));
    String stop = "/api/submissions/" + id + "/stop";
    await("the output", () -> ada().submission(id).path("state").asText().equals("RUNNING"));
    refused(player("eve-stops").post(stop, ""), "NOT_FOUND");
    refused(admin().post(stop, ""), "FORBIDDEN");
    refused(nobody.post(stop, ""), "UNAUTHENTICATED");
    body(ada().post(stop, ""), 202);
    shows(
        ada().awaitVerdict(id),
        "{verdict: 'RUNTIME_ERROR', message: 'KeyboardInterrupt: the run was stopped'}");
    body(ada().post(stop, ""), 202);
    String scored = ada().submit("fizz-buzz", "submissions", Sources.RIGHT);
    refused(ada().post("/api/submissions/" + scored + "/stop", ""), "CONFLICT");
    refused(ada().post("/api/submissions/" + UNKNOWN + "/stop", ""), "NOT_FOUND");
  }

  @Test
  void aSolutionMayBeInJavaScript() {
    Client player = player("jay-of-two-languages");
    String right =
        """
        const checkio = (n) =>
          ['Fizz'.repeat(n % 3 === 0), 'Buzz'.repeat(n % 5 === 0)].join(' ').trim() || `${n}`;
        """;
    Map<String, Object> solution = Map.of("source", right, "language", "javascript");
    JsonNode puzzle = player.get("/api/puzzles/fizz-buzz").body();
    assertThat(puzzle.at("/starters/javascript").asText()).contains("function checkio");
    assertThat(puzzle.at("/starters/python")).isEqualTo(puzzle.path("starter"));

    String id =
        body(player.post("/api/puzzles/fizz-buzz/submissions", solution), 202).path("id").asText();
    shows(player.awaitVerdict(id), "{verdict: 'ACCEPTED', language: 'javascript', points: 10}");
    String board = "/api/puzzles/fizz-buzz/leaderboard?by=size&language=";
    assertThat(player.get(board + "javascript").body().findValuesAsText("player"))
        .contains("jay-of-two-languages");
    assertThat(player.get(board + "python").body().findValuesAsText("player"))
        .doesNotContain("jay-of-two-languages");
    invalid(player.get(board + "cobol"), "language");

    String again = player.submit("fizz-buzz", "submissions", Sources.RIGHT);
    shows(player.awaitVerdict(again), "{verdict: 'ACCEPTED', language: 'python', points: 0}");
    Map<String, Object> run =
        Map.of("source", right, "language", "javascript", "inputs", List.of("7 + 8"));
    String own = body(player.post("/api/puzzles/fizz-buzz/runs", run), 202).path("id").asText();
    shows(player.awaitVerdict(own), "{results: [{actual: 'Fizz Buzz'}]}");
    Map<String, Object> script =
        Map.of("source", "console.log(readline(), [1])", "language", "javascript", "stdin", "a");
    String printed = body(player.post("/api/scratch", script), 202).path("id").asText();
    shows(player.awaitVerdict(printed), "{output: 'a [ 1 ]\\n', language: 'javascript'}");

    Map<String, Object> unknown = Map.of("source", right, "language", "cobol");
    invalid(player.post("/api/puzzles/fizz-buzz/submissions", unknown), "language");
    assertThat(player.get("/api/puzzles/postcard-code").body().path("starters").size()).isOne();
    Map<String, Object> traced =
        Map.of("source", right, "language", "javascript", "sample", 1, "trace", true);
    invalid(player.post("/api/puzzles/fizz-buzz/runs", traced), "trace");
  }
}

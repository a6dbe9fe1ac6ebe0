package io.arbiter.fuzz;

import io.arbiter.app.play.ApiClient;
import io.arbiter.it.Sources;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that only their player, or only their author and admins, may see.
 *
 * @param submissions the ids of the submissions that have such texts
 * @param draft the slug of the puzzle that has such texts
 */
record Secrets(List<String> texts, List<String> submissions, String draft) {
  private static final String SOURCE = "canary-of-a-source";
  private static final String INPUT = "canary-of-an-input";
  private static final String OUTPUT = "canary-of-an-output";
  private static final String STATEMENT = "canary-of-a-statement";
  private static final String ANSWER = "canary-of-an-answer";

  static Secrets hide(ApiClient anonymous, ApiClient admin, String name)
      throws IOException, InterruptedException {
    ApiClient holder = anonymous.register(name, "canary-of-a-password");
    String source = "# " + SOURCE + "\ndef checkio(n):\n    return 1\n";
    String solution =
        id(holder.post("/api/puzzles/fizz-buzz/submissions", Map.of("source", source)));
    String run = id(holder.post("/api/puzzles/fizz-buzz/runs", Map.of("source", source)));
    String script = "# " + SOURCE + "\ninput()\nprint('" + OUTPUT + "')\n";
    String scratch = id(holder.post("/api/scratch", Map.of("source", script, "stdin", INPUT)));
    String draft = "hidden-" + name;
    admin.putAndWait("/api/author/puzzles/" + draft, Map.of("files", bundle())).require();
    return new Secrets(
        List.of(SOURCE, INPUT, OUTPUT, STATEMENT, ANSWER, "canary-of-a-password"),
        List.of(solution, run, scratch),
        draft);
  }

  private static String id(ApiClient.Answer answer) {
    return answer.require().body().path("id").asText();
  }

  private static Map<String, String> bundle() {
    Map<String, String> bundle = new HashMap<>(Sources.bundle());
    bundle.put("statement.md", STATEMENT);
    bundle.put(
        "tests.json",
        "{\"Basics\": [{\"input\": [1], \"answer\": \"" + ANSWER + "\", \"sample\": true}]}");
    bundle.put(
        "solutions/right.py", "# expect: ACCEPTED\ndef twice(n):\n    return \"" + ANSWER + "\"\n");
    return bundle;
  }
}

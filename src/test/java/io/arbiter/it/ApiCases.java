package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Shared parts of the tests of the HTTP contract, on the instance that {@link ApiIT} runs. */
abstract class ApiCases {
  static final String SUBMISSIONS = "/api/puzzles/fizz-buzz/submissions";

  /** Of the instance. */
  static Path folder;

  static Instance arbiter;
  static Client ada;
  static Client nobody;

  static void assertProblem(Answer answer, String code) {
    assertThat(answer.raw().headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
    for (String field : List.of("type", "title", "detail", "instance")) {
      assertThat(answer.body().path(field).asText()).as(field).isNotEmpty();
    }
    assertThat(answer.body().toString()).doesNotContain("io.arbiter", "java.", "Exception");
  }

  static Client admin() {
    return nobody.logIn("admin", Client.PASSWORD);
  }

  /** Submits a solution that ships with a puzzle, and returns the judged submission. */
  static JsonNode solve(Client client, String puzzle) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("puzzles", puzzle, "solutions"))) {
      for (Path file : files.sorted().toList()) {
        String source = Files.readString(file);
        if (source.startsWith("# expect: ACCEPTED")) {
          JsonNode judged = client.judge(puzzle, source);
          assertThat(judged.path("verdict").asText()).as(judged.toString()).isEqualTo("ACCEPTED");
          return judged;
        }
      }
    }
    throw new IllegalStateException("no solution of " + puzzle);
  }

  static String scratch(Client client, Map<String, String> body) {
    Answer answer = client.post("/api/scratch", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.body().path("id").asText();
  }
}

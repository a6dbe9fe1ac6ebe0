package io.arbiter.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.ServerTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class ApiDescriptionTest {
  @TestHTTPResource("/q/openapi?format=json")
  URI address;

  private JsonNode paths;

  @BeforeEach
  void read() throws IOException {
    paths = new ObjectMapper().readTree(address.toURL()).path("paths");
  }

  private List<String> answers(String verb, String path) {
    TreeSet<String> statuses = new TreeSet<>();
    paths.path(path).path(verb).path("responses").fieldNames().forEachRemaining(statuses::add);
    return List.copyOf(statuses);
  }

  @Test
  void everyDescriptionBelongsToAnOperation() {
    assertThat(paths.size()).isGreaterThan(100);
    for (var path : paths.properties()) {
      for (var operation : path.getValue().properties()) {
        String name = operation.getKey() + " " + path.getKey();
        assertThat(operation.getValue().path("summary").asText())
            .as(name + " of openapi.yaml stands in no resource class, or has no summary")
            .isNotEmpty();
        assertThat(operation.getValue().path("responses").fieldNames())
            .as(name)
            .toIterable()
            .anyMatch(status -> status.startsWith("2") || status.startsWith("3"));
      }
    }
  }

  /** From the signature, and what a signature does not say. */
  @ParameterizedTest
  @CsvSource({
    "get, /api/puzzles, 200 400 422 default",
    "put, /api/me/avatar, 204 400 401 403 413 415 422 default",
    "put, /api/me/zone, 204 400 401 403 413 415 422 default",
    "post, /api/webhooks/{id}/deliveries, 202 401 403 404 default",
    "post, /api/puzzles/{slug}/submissions, 202 400 401 403 404 413 415 422 429 default",
    "post, /api/players, 201 400 413 415 422 default",
    "put, /api/author/puzzles/{slug}, 200 201 202 400 401 403 404 413 415 422 default",
    "get, /api/identity-providers/{provider}/log-in, 302 303 401 404 503 default",
  })
  void theAnswersOfAnOperationAreDescribed(String verb, String path, String answers) {
    assertThat(answers(verb, path)).containsExactly(answers.split(" "));
  }
}

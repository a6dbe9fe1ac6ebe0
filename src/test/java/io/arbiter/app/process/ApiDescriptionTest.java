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

  @Test
  void answersFollowFromTheSignature() {
    assertThat(answers("get", "/api/puzzles")).containsExactly("200", "400", "422", "default");
    assertThat(answers("put", "/api/me/zone"))
        .containsExactly("204", "400", "401", "403", "413", "415", "422", "default");
    assertThat(answers("get", "/api/me/keys")).containsExactly("200", "401", "403", "default");
    assertThat(answers("post", "/api/webhooks/{id}/activation"))
        .containsExactly("200", "401", "403", "404", "default");
    assertThat(answers("post", "/api/webhooks/{id}/deliveries"))
        .containsExactly("202", "401", "403", "404", "default");
    assertThat(answers("put", "/api/author/puzzles/{slug}")).contains("200", "201", "202");
    assertThat(answers("post", "/api/author/checks")).contains("200", "202").doesNotContain("201");
    assertThat(answers("post", "/api/author/imports/{format}")).contains("200", "201", "202");
    assertThat(
            paths
                .at("/~1api~1author~1puzzles~1{slug}~1rejudging/post/responses/202/headers")
                .fieldNames())
        .toIterable()
        .contains("Location");
    assertThat(answers("post", "/api/players")).contains("201").doesNotContain("200", "401");
    assertThat(answers("get", "/api/identity-providers/{provider}/log-in"))
        .contains("302", "303")
        .doesNotContain("200");
    assertThat(answers("post", "/api/identity-log-in"))
        .contains("200", "429")
        .doesNotContain("201");
  }

  @Test
  void theAnswerToASubmissionNamesItsPlace() {
    JsonNode submit = paths.path("/api/puzzles/{slug}/submissions").path("post");
    assertThat(answers("post", "/api/puzzles/{slug}/submissions"))
        .containsExactly("202", "400", "401", "403", "404", "413", "415", "422", "429", "default");
    assertThat(submit.at("/responses/202/headers").fieldNames()).toIterable().contains("Location");
    assertThat(submit.at("/responses/403/description").asText())
        .isEqualTo("The caller needs the role player");
    assertThat(submit.path("description").asText()).startsWith("Judged against all hidden tests.");
  }
}

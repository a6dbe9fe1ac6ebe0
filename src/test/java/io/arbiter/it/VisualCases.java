package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.app.play.ApiClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of a puzzle that draws a test, and the headers that take its rights. */
abstract class VisualCases extends ApiCases {
  private static final String PUZZLE = "/api/puzzles/penguin-slide";

  private static List<String> header(Answer answer, String name) {
    return answer.raw().headers().allValues(name);
  }

  private static String visual() {
    return nobody.get(PUZZLE).body().path("visual").asText();
  }

  @Test
  void aPuzzleSaysWhetherItHasAVisual() {
    assertThat(visual()).matches(Pattern.quote(PUZZLE) + "/visual\\?version=\\d+");
    assertThat(nobody.get("/api/puzzles/fizz-buzz").body().has("visual")).isFalse();
    for (String slug : List.of("ferry-lanes", "terrace-tiles", "stepping-stones")) {
      assertThat(nobody.get("/api/puzzles/" + slug).body().has("visual")).as(slug).isTrue();
    }
  }

  @Test
  void theVisualHasNoRights() throws IOException {
    Answer shown = nobody.get(visual());
    assertThat(shown.status()).isEqualTo(200);
    assertThat(new String(shown.raw().body(), StandardCharsets.UTF_8))
        .startsWith("<!doctype html><script>")
        .endsWith(Files.readString(Path.of("puzzles", "penguin-slide", "visual.html")));
    assertThat(header(shown, "Content-Type")).containsExactly("text/html;charset=UTF-8");
    assertThat(header(shown, "Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
                + " img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self';"
                + " sandbox allow-scripts; require-trusted-types-for 'script';"
                + " trusted-types 'none'");
    assertThat(header(shown, "Permissions-Policy"))
        .singleElement()
        .asString()
        .contains("camera=()", "geolocation=()", "clipboard-write=()", "fullscreen=()")
        .matches("[a-z-]+=\\(\\)(, [a-z-]+=\\(\\))*");
    assertThat(header(shown, "X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(header(shown, "Cross-Origin-Resource-Policy")).containsExactly("same-origin");
    assertThat(header(shown, "Referrer-Policy")).containsExactly("no-referrer");
    assertThat(header(shown, "Cache-Control"))
        .containsExactly("public, max-age=31536000, immutable");
  }

  @Test
  void theVisualIsNotLoadedAgainWithoutNeed() {
    Answer newest = nobody.get(PUZZLE + "/visual");
    assertThat(header(newest, "Cache-Control")).containsExactly("no-cache");
    String tag = header(newest, "ETag").getFirst();
    Answer unchanged = nobody.send("GET", PUZZLE + "/visual", null, Map.of("If-None-Match", tag));
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(header(unchanged, "Content-Security-Policy")).hasSize(1);
    assertThat(String.join(",", header(unchanged, "Vary"))).contains("Sec-Fetch-Dest");
  }

  /** Opened by itself, the page could look like a page of Arbiter. */
  @Test
  void theVisualIsNotShownOutsideAFrame() {
    String visual = visual();
    for (String destination : List.of("document", "object", "embed", "frame", "image")) {
      Answer refused = nobody.send("GET", visual, null, Map.of("Sec-Fetch-Dest", destination));
      assertThat(refused.status()).as(destination).isEqualTo(403);
      assertProblem(refused, "FORBIDDEN");
    }
    for (String destination : List.of("iframe", "empty")) {
      Answer shown = nobody.send("GET", visual, null, Map.of("Sec-Fetch-Dest", destination));
      assertThat(shown.status()).as(destination).isEqualTo(200);
    }
  }
}

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
class VisualIT extends ApiCases {
  private static final String PUZZLE = "/api/puzzles/penguin-slide";

  private static String visual() {
    return nobody.get(PUZZLE).body().path("visual").asText();
  }

  @Test
  void theVisualHasNoRights() throws IOException {
    assertThat(visual()).matches(Pattern.quote(PUZZLE) + "/visual\\?version=\\d+");
    assertThat(nobody.get("/api/puzzles/fizz-buzz").body().has("visual")).isFalse();
    Answer shown = nobody.get(visual());
    body(shown, 200);
    assertThat(new String(shown.raw().body(), StandardCharsets.UTF_8))
        .startsWith("<!doctype html><script>")
        .endsWith(Files.readString(Path.of("puzzles", "penguin-slide", "visual.html")));
    Map<String, String> headers =
        Map.of(
            "Content-Type", "text/html;charset=UTF-8",
            "Content-Security-Policy",
                "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
                    + " img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self';"
                    + " sandbox allow-scripts; require-trusted-types-for 'script';"
                    + " trusted-types 'none'",
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "public, max-age=31536000, immutable");
    headers.forEach(
        (name, value) -> assertThat(header(shown, name)).as(name).containsExactly(value));
    assertThat(header(shown, "Permissions-Policy"))
        .singleElement()
        .asString()
        .contains("camera=()", "geolocation=()", "clipboard-write=()", "fullscreen=()")
        .matches("[a-z-]+=\\(\\)(, [a-z-]+=\\(\\))*");
  }

  @Test
  void theVisualIsNotLoadedAgainWithoutNeed() {
    Answer newest = nobody.get(PUZZLE + "/visual");
    assertThat(header(newest, "Cache-Control")).containsExactly("no-cache");
    String tag = header(newest, "ETag").getFirst();
    Answer unchanged = nobody.send("GET", PUZZLE + "/visual", null, Map.of("If-None-Match", tag));
    body(unchanged, 304);
    assertThat(header(unchanged, "Content-Security-Policy")).hasSize(1);
    assertThat(String.join(",", header(unchanged, "Vary"))).contains("Sec-Fetch-Dest");
  }

  /** Opened by itself, the page could look like a page of Arbiter. */
  @Test
  void theVisualIsNotShownOutsideAFrame() {
    String visual = visual();
    for (String destination : List.of("document", "object", "embed", "frame", "image")) {
      refused(nobody.send("GET", visual, null, Map.of("Sec-Fetch-Dest", destination)), "FORBIDDEN");
    }
    for (String destination : List.of("iframe", "empty")) {
      body(nobody.send("GET", visual, null, Map.of("Sec-Fetch-Dest", destination)), 200);
    }
  }
}

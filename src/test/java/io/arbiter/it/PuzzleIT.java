package io.arbiter.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue: lists, searches, the page of a puzzle, and which puzzles are open for whom. */
class PuzzleIT extends ApiCases {
  /** The library decodes a path twice if it is asked for the path. */
  @Test
  void anEscapedPercentSignIsPartOfAName() {
    Client eve = player("percent-eve");
    refused(eve.get("/api/puzzles/%25"), "NOT_FOUND");
    refused(eve.get("/api/puzzles/%25/hints/1"), "NOT_FOUND");
    refused(eve.put("/api/classes/%25/teachers/x", Map.of()), "NOT_FOUND");
  }

  @Test
  void aFieldThatOccursTwiceIsNamed() {
    byte[] body = "{\"source\": \"a\", \"source\": \"b\"}".getBytes(UTF_8);
    Map<String, String> json = Map.of("Content-Type", "application/json");
    Answer twice =
        player("twice-fay").send("POST", "/api/puzzles/fizz-buzz/submissions", body, json);
    refused(twice, "MALFORMED", "the field source occurs twice (line 1, column 25)");
  }

  @Test
  void listsGoOnWhereTheyEnded() {
    List<String> slugs = new ArrayList<>();
    JsonNode page = body(nobody.get("/api/puzzles?limit=5"), 200);
    while (!page.path("next").isNull()) {
      assertThat(page.path("items")).hasSize(5);
      slugs.addAll(page.path("items").findValuesAsText("slug"));
      page = nobody.get("/api/puzzles?limit=5&after=" + page.path("next").asText()).body();
    }
    slugs.addAll(page.path("items").findValuesAsText("slug"));
    assertThat(slugs)
        .doesNotHaveDuplicates()
        .contains("fizz-buzz", "undo-notebook", "terrace-tiles", "few-steps");
    JsonNode first = body(nobody.get("/api/puzzles?sort=station&limit=2&total=true"), 200);
    assertThat(first.path("items").findValuesAsText("slug"))
        .containsExactly("fizz-buzz", "road-trip-speed");
    assertThat(first.path("total").asInt()).isGreaterThan(10);
    refused(nobody.get("/api/puzzles?sort=title"), "INVALID");
    assertThat(nobody.items("/api/puzzles?difficulty=elementary").findValuesAsText("difficulty"))
        .contains("elementary")
        .containsOnly("elementary");
  }

  @ParameterizedTest
  @CsvSource({
    "q=fizz, fizz-buzz",
    "q=FIB, ",
    "q=undo-not, undo-notebook",
    "q=%22tiny+spreadsheet%22, tiny-spreadsheet",
    "q=%22spreadsheet+tiny%22, ",
    "q=dynamic+prog&difficulty=scientific, terrace-tiles",
    "tag=sandbox&q=-eighty&difficulty=scientific, sandbox-8-build-the-wall",
    "tag=shortest%20path&q=%20, penguin-slide",
    "q=%27%5C%3A*%26%7C%21()%3C-%3E, ",
    "q=fizz&solved=true, ",
    "q=fizz&solved=false, fizz-buzz"
  })
  void aSearchFindsWhatItsFiltersAllow(String query, String slug) {
    JsonNode items = nobody.items("/api/puzzles?" + query);
    shows(items, slug == null ? "[]" : "[{slug: '" + slug + "'}]");
  }

  @Test
  void puzzlesAreShownWithoutTheirHiddenTests() {
    JsonNode puzzle = body(nobody.get("/api/puzzles/undo-notebook"), 200);
    shows(puzzle, "{hints: 3}");
    assertThat(puzzle.path("statementHtml").asText()).contains("<h1>");
    assertThat(puzzle.path("signature").asText()).startsWith("class Notebook");
    assertThat(puzzle.path("samples").size()).isBetween(2, 4);
    JsonNode hint = body(nobody.get("/api/puzzles/undo-notebook/hints/1"), 200);
    assertThat(hint.path("html").asText()).contains("<p>");
  }

  @Test
  void aLockedPuzzleOpensWhenEnoughOfTheStationBeforeIsSolved() throws IOException {
    Client lou = player("lou");
    JsonNode locked = lou.get("/api/puzzles/undo-notebook").body();
    shows(locked, "{open: false, station: 'workshop'}");
    String lock = locked.path("lock").asText();
    assertThat(lock)
        .startsWith(
            "undo-notebook is locked: solve 2 more of First Steps (fizz-buzz, road-trip-speed,"
                + " stutter-bot, last-bus, ");
    assertThat(locked.path("statementHtml").asText()).isNotEmpty();
    for (String kind : List.of("submissions", "runs")) {
      Answer refusal = lou.post("/api/puzzles/undo-notebook/" + kind, source("x = 1"));
      refused(refusal, "FORBIDDEN", lock);
      String values = "{puzzle: 'undo-notebook', more: 2, station: 'First Steps'}";
      shows(refusal.body(), "{reason: 'LOCKED', values: %s}", values);
    }
    assertThat(solve(lou, "fizz-buzz").has("unlocked")).isFalse();
    JsonNode opening = solve(lou, "stutter-bot");
    shows(opening, "{unlocked: ['workshop']}");
    assertThat(lou.events(opening.path("id").asText(), Map.of()))
        .last()
        .satisfies(event -> shows(event.data(), "{unlocked: ['workshop']}"));
    JsonNode open = lou.get("/api/puzzles/undo-notebook").body();
    shows(open, "{open: true}");
    assertThat(open.has("lock")).isFalse();
    lou.submit("undo-notebook", "submissions", "x = 1");
    shows(
        lou.items("/api/stations"),
        """
        [{open: true, solved: 2}, {open: true, solved: 0}, {open: false, solved: 0},
         {open: false, solved: 0}]
        """);
    shows(lou.items("/api/puzzles?q=fizz"), "[{slug: 'fizz-buzz', solved: true}]");
    assertThat(lou.items("/api/puzzles?q=fizz&solved=false")).isEmpty();
    assertThat(lou.items("/api/puzzles?solved=true").findValuesAsText("slug"))
        .containsExactlyInAnyOrder("fizz-buzz", "stutter-bot");
  }

  @Test
  void somePuzzlesAreAlwaysOpenAndNothingIsLockedForAnAdmin() {
    for (String slug :
        List.of("fizz-buzz", "menu-board", "sandbox-1-forbidden-words", "few-steps")) {
      shows(nobody.get("/api/puzzles/" + slug).body(), "{open: true}");
    }
    Client milla = player("milla");
    milla.submit("sandbox-1-forbidden-words", "runs", "x = 1");
    String last = "sandbox-8-build-the-wall";
    shows(milla.get("/api/puzzles/" + last).body(), "{open: false}");
    shows(admin().get("/api/puzzles/" + last).body(), "{open: true}");
    admin().submit(last, "runs", "x = 1");
  }
}

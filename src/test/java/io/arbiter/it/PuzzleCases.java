package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue: lists, searches, and the page of a puzzle. */
abstract class PuzzleCases extends ApiCases {
  @Test
  void listsGoOnWhereTheyEnded() {
    List<String> slugs = new ArrayList<>();
    String path = "/api/puzzles?limit=5";
    while (path != null) {
      JsonNode page = nobody.get(path).body();
      slugs.addAll(page.path("items").findValuesAsText("slug"));
      path =
          page.path("next").isNull()
              ? null
              : "/api/puzzles?limit=5&after=" + page.path("next").asText();
    }
    assertThat(slugs).doesNotHaveDuplicates();
    // The shipped puzzles and the two puzzles of the tests; other cases publish more.
    assertThat(shipped(slugs)).hasSize(43 + 2);
    JsonNode elementary = nobody.items("/api/puzzles?difficulty=elementary");
    assertThat(shipped(elementary.findValuesAsText("slug"))).hasSize(8);
    String first = ada.submit("fizz-buzz", "submissions", "x = 1");
    String second = ada.submit("fizz-buzz", "submissions", "x = 2");
    JsonNode newest = nobody.get("/api/submissions?player=ada&limit=1").body();
    assertThat(newest.path("items").findValuesAsText("id")).containsExactly(second);
    JsonNode next =
        nobody
            .get("/api/submissions?player=ada&limit=1&after=" + newest.path("next").asText())
            .body();
    assertThat(next.path("items").findValuesAsText("id")).containsExactly(first);
    assertThat(next.toString()).doesNotContain("x = 1");
  }

  private static List<String> shipped(List<String> slugs) {
    return slugs.stream().filter(slug -> !slug.startsWith("desk-")).toList();
  }

  static Stream<Arguments> searches() {
    return Stream.of(
        Arguments.of("?q=fizz", List.of("fizz-buzz")),
        Arguments.of("?q=FIB", List.of()),
        Arguments.of("?q=undo-not", List.of("undo-notebook")),
        Arguments.of("?q=%22tiny+spreadsheet%22", List.of("tiny-spreadsheet")),
        Arguments.of("?q=%22spreadsheet+tiny%22", List.of()),
        Arguments.of("?q=dynamic+prog&difficulty=scientific", List.of("terrace-tiles")),
        Arguments.of(
            "?tag=sandbox&q=-eighty&difficulty=scientific", List.of("sandbox-8-build-the-wall")),
        Arguments.of("?tag=shortest%20path&q=%20", List.of("penguin-slide")),
        Arguments.of("?q=%27%5C%3A*%26%7C%21()%3C-%3E", List.of()),
        Arguments.of("?q=fizz&solved=true", List.of()),
        Arguments.of("?q=fizz&solved=false", List.of("fizz-buzz")));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void aSearchFindsWhatItsFiltersAllow(String query, List<String> slugs) {
    Answer answer = nobody.get("/api/puzzles" + query);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.body().path("items").findValuesAsText("slug"))
        .containsExactlyElementsOf(slugs);
  }

  @Test
  void aSearchKnowsWhatItsPlayerHasSolved() {
    Client zoe = Client.register(arbiter.address(), "zora");
    zoe.judge("fizz-buzz", Sources.RIGHT);
    JsonNode solved = zoe.items("/api/puzzles?solved=true");
    assertThat(solved.findValuesAsText("slug")).containsExactly("fizz-buzz");
    assertThat(solved.get(0).path("solvedBy").asInt()).isPositive();
    assertThat(zoe.items("/api/puzzles?q=fizz&solved=false")).isEmpty();
  }

  @Test
  void puzzlesAreShownWithoutTheirHiddenTests() {
    JsonNode puzzle = nobody.get("/api/puzzles/undo-notebook").body();
    assertThat(puzzle.path("statementHtml").asText()).contains("<h1>");
    assertThat(puzzle.path("signature").asText()).startsWith("class Notebook");
    assertThat(puzzle.path("samples").size()).isBetween(2, 4);
    assertThat(puzzle.path("hints").asInt()).isEqualTo(3);
    assertThat(nobody.get("/api/puzzles/undo-notebook/hints/1").body().path("html").asText())
        .contains("<p>");
  }
}

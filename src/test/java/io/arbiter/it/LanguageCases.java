package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts of puzzles in the language that a client wants. */
abstract class LanguageCases extends ApiCases {
  private static final String PUZZLE = "/api/puzzles/fizz-buzz";

  private static Answer wanting(String languages, String path) {
    return nobody.send("GET", path, null, Map.of("Accept-Language", languages));
  }

  private static void assertLanguage(Answer answer, String languages) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    var headers = answer.raw().headers();
    assertThat(headers.allValues("Content-Language")).containsExactly(languages);
    assertThat(headers.allValues("Vary")).contains("Accept-Language");
  }

  private static JsonNode puzzle(JsonNode list, String slug) {
    for (JsonNode item : list.path("items")) {
      if (item.path("slug").asText().equals(slug)) {
        return item;
      }
    }
    throw new IllegalStateException("no " + slug + " in " + list);
  }

  @Test
  void aPuzzleIsInTheWantedLanguage() {
    for (Answer answer :
        List.of(
            nobody.get(PUZZLE + "?lang=uk"),
            wanting("uk-UA,uk;q=0.9,en;q=0.8", PUZZLE),
            wanting("en", PUZZLE + "?lang=uk"))) {
      assertLanguage(answer, "uk");
      assertThat(answer.body().path("title").asText()).isEqualTo("Фіз і Баз");
      assertThat(answer.body().path("statementHtml").asText()).contains("лимонадом");
      assertThat(answer.body().path("language").asText()).isEqualTo("uk");
      assertThat(answer.body().path("languages").toString()).isEqualTo("[\"en\",\"uk\"]");
    }
    for (Answer answer :
        List.of(
            nobody.get(PUZZLE),
            wanting("en,uk;q=0.9", PUZZLE),
            wanting("de, *;q=0.5", PUZZLE),
            wanting("uk;q=never", PUZZLE),
            wanting("uk", PUZZLE + "?lang=de"))) {
      assertLanguage(answer, "en");
      assertThat(answer.body().path("title").asText()).isEqualTo("Fizz Buzz");
    }
  }

  @Test
  void hintsTitlesAndStationsAreInTheWantedLanguage() {
    Answer hint = nobody.get(PUZZLE + "/hints/1?lang=uk");
    assertLanguage(hint, "uk");
    assertThat(hint.body().path("html").asText()).contains("остачу");
    assertLanguage(wanting("fr", PUZZLE + "/hints/1"), "en");
    Answer list = nobody.get("/api/puzzles?limit=100&lang=uk");
    assertLanguage(list, "en, uk");
    assertThat(puzzle(list.body(), "fizz-buzz").path("title").asText()).isEqualTo("Фіз і Баз");
    assertThat(puzzle(list.body(), "fizz-buzz").path("language").asText()).isEqualTo("uk");
    assertThat(puzzle(list.body(), "rose-window").path("language").asText()).isEqualTo("en");
    Answer stations = wanting("uk", "/api/stations");
    assertLanguage(stations, "uk");
    assertThat(stations.body().path("items").get(0).path("title").asText())
        .isEqualTo("Перші кроки");
    assertLanguage(nobody.get("/api/stations"), "en");
  }

  @Test
  void aSearchFindsTheWordsOfEveryLanguage() {
    for (String lang : List.of("uk", "en")) {
      Answer found =
          nobody.get("/api/puzzles?q=%D0%9B%D0%98%D0%9C%D0%9E%D0%9D%D0%B0%D0%B4&lang=" + lang);
      assertThat(found.body().path("items").findValuesAsText("slug")).containsExactly("fizz-buzz");
    }
  }

  @Test
  void onlyALanguageIsALanguage() {
    for (String path : List.of(PUZZLE, PUZZLE + "/hints/1", "/api/puzzles", "/api/stations")) {
      Answer refused = nobody.get(path + "?lang=ua");
      assertThat(refused.status()).isEqualTo(422);
      assertProblem(refused, "INVALID");
      assertThat(refused.body().path("detail").asText())
          .isEqualTo("lang: must be a language such as uk or pt-BR");
    }
  }
}

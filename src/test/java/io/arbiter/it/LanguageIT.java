package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of puzzles in the language that a client wants. */
class LanguageIT extends ApiCases {
  private static final String PUZZLE = "/api/puzzles/fizz-buzz";

  private static JsonNode wanting(String languages, String path, String language) {
    Answer answer = nobody.send("GET", path, null, Map.of("Accept-Language", languages));
    assertThat(header(answer, "Content-Language")).containsExactly(language);
    assertThat(header(answer, "Vary")).contains("Accept-Language");
    return body(answer, 200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*                       | ?lang=uk | uk | Фіз і Баз",
        "uk-UA,uk;q=0.9,en;q=0.8 | ''       | uk | Фіз і Баз",
        "en                      | ?lang=uk | uk | Фіз і Баз",
        "de, *;q=0.5             | ''       | en | Fizz Buzz",
        "uk;q=never              | ''       | en | Fizz Buzz",
        "uk                      | ?lang=de | en | Fizz Buzz"
      })
  void aPuzzleIsInTheWantedLanguage(String languages, String query, String language, String title) {
    shows(
        wanting(languages, PUZZLE + query, language),
        "{title: '%s', language: '%s', languages: ['en', 'uk']}",
        title,
        language);
  }

  @Test
  void hintsTitlesAndStationsAreInTheWantedLanguage() {
    assertThat(wanting("*", PUZZLE + "/hints/1?lang=uk", "uk").path("html").asText())
        .contains("остачу");
    wanting("fr", PUZZLE + "/hints/1", "en");
    shows(
        wanting("uk", PUZZLE, "uk").path("samples"),
        """
        [{explanation: '15 ділиться і на 3, і на 5: прокидаються обидва роботи.'},
         {explanation: '6 ділиться лише на 3.'}, {explanation: '5 ділиться лише на 5.'}, {}]
        """);
    assertThat(wanting("en", PUZZLE, "en").at("/samples/1"))
        .isEqualTo(json("{input: [6], answer: 'Fizz', explanation: '6 is divisible by 3 only.'}"));
    JsonNode list = wanting("*", "/api/puzzles?limit=100&lang=uk", "en, uk").path("items");
    shows(find(list, "slug", "fizz-buzz"), "{title: 'Фіз і Баз', language: 'uk'}");
    shows(find(list, "slug", "few-steps"), "{language: 'en'}");
    assertThat(wanting("uk", "/api/stations", "uk").at("/items/0/title").asText())
        .isEqualTo("Перші кроки");
    wanting("en", "/api/stations", "en");
    for (String language : List.of("uk", "en")) {
      String query = "?q=%D0%9B%D0%98%D0%9C%D0%9E%D0%9D%D0%B0%D0%B4&lang=" + language;
      shows(nobody.items("/api/puzzles" + query), "[{slug: 'fizz-buzz'}]");
    }
  }
}

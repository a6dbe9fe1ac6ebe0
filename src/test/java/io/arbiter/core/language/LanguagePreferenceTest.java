package io.arbiter.core.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagePreferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          uk | uk
          uk-UA,uk;q=0.9,en;q=0.8 | uk-UA uk en
          en;q=0.5, pt-BR;q=0.9, ru;q=0 | pt-BR pt en
          zh-Hans-CN | zh-CN zh
          xx, *;q=0.1, de | de
          ~~ |
          * |
          - |
          a\u0000b |
          uk;q=2 |
          uk;q= |
          1,2,3 |
          _ |
          |
          """)
  void aHeaderIsReadBestFirstAndIgnoredWithoutAKnownLanguage(
      @Nullable String header, @Nullable String tags) {
    assertThat(LanguagePreference.accepted(header).tags())
        .isEqualTo(tags == null ? List.of() : List.of(tags.split(" ")));
  }

  @Test
  void onlyTheFirstLanguagesOfALongHeaderCount() {
    String header =
        IntStream.range(0, 26)
            .mapToObj(i -> "en-" + (char) ('A' + i) + "R")
            .collect(Collectors.joining(","));
    assertThat(LanguagePreference.accepted(header + ",de,fr,it,uk,pl,cs,sk,sl,bg,hr,sr,mk").tags())
        .hasSizeBetween(10, 20)
        .startsWith("en-AR", "en");
    assertThat(LanguagePreference.accepted("uk,".repeat(400))).isEqualTo(LanguagePreference.NONE);
  }

  @Test
  void theBestLanguageThatTheTextHasIsChosen() {
    LanguagePreference wanted = LanguagePreference.accepted("pt-PT, uk;q=0.5, en;q=0.3, ru;q=0.1");
    assertThat(wanted.choose("en", List.of("ru", "uk", "pt"))).contains("pt");
    assertThat(wanted.choose("en", List.of("ru", "uk", "pt-BR"))).contains("uk");
    assertThat(wanted.choose("en", List.of("ru"))).isEmpty();
    assertThat(wanted.choose("de", List.of("ru"))).contains("ru");
    assertThat(LanguagePreference.NONE.choose("de", List.of("ru"))).isEmpty();
  }

  @Test
  void theParameterWinsOverTheHeaderAndMustBeALanguage() {
    LanguageRequest request = new LanguageRequest();
    request.accepted = "de";
    assertThat(request.preference().tags()).containsExactly("de");
    request.lang = "UK";
    assertThat(request.preference().tags()).containsExactly("uk");
    request.lang = "klingon";
    assertThatThrownBy(request::preference)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("lang: must be a language such as uk or pt-BR");
  }

  @Test
  void anAnswerNamesItsLanguagesOnce() {
    var answer = LanguageRequest.answer("text", List.of("uk", "en", "uk"));
    assertThat(answer.getHeaderString("Content-Language")).isEqualTo("en, uk");
    assertThat(answer.getHeaderString("Vary")).isEqualTo("Accept-Language");
    assertThat(LanguageRequest.answer("", List.of()).getHeaderString("Content-Language")).isNull();
  }
}

package io.arbiter.server.puzzle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.Translation;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A test case that the player sees.
 *
 * @param input the arguments; empty for a test of {@code code}
 * @param code the statements, or null
 * @param translated the explanations in other languages, as they are stored; null in an answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sample(
    List<PyValue> input,
    @Nullable String code,
    PyValue answer,
    @Nullable String explanation,
    @Schema(hidden = true) @Nullable Map<String, String> translated) {
  /** The samples among the tests, in their order. */
  static List<Sample> of(PuzzleBundle bundle) {
    List<TestCase> samples = TestCategory.samples(bundle.tests().categories());
    List<Translation> translations = bundle.texts().translations();
    return IntStream.range(0, samples.size())
        .mapToObj(i -> of(samples.get(i), i + 1, translations))
        .toList();
  }

  private static Sample of(TestCase test, int number, List<Translation> translations) {
    Map<String, String> translated = new HashMap<>();
    for (Translation translation : translations) {
      @Nullable String explanation = translation.explanations().get(number);
      if (explanation != null) {
        translated.put(translation.language(), explanation);
      }
    }
    return new Sample(test.input(), test.code(), test.answer(), test.explanation(), translated);
  }

  /** The sample with its explanation in a language, if it is translated. */
  Sample in(String language) {
    @Nullable String said = translated == null ? null : translated.get(language);
    return new Sample(input, code, answer, said == null ? explanation : said, null);
  }
}

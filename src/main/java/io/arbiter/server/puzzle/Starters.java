package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.json.Codec;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The starters of a version, as two columns keep them: the one in Python, and the others as JSON.
 */
final class Starters {
  private Starters() {}

  /** The starters by language; Python is always there. */
  static SortedMap<ProgrammingLanguage, String> of(String python, String others) {
    SortedMap<ProgrammingLanguage, String> starters = new TreeMap<>();
    starters.put(ProgrammingLanguage.PYTHON, python);
    Codec.fromJson(others, Map.class)
        .forEach(
            (language, text) ->
                starters.put(
                    ProgrammingLanguage.of(String.valueOf(language)), String.valueOf(text)));
    return starters;
  }

  /** The column for all but Python. */
  static String others(PuzzleBundle bundle) {
    SortedMap<ProgrammingLanguage, String> others = new TreeMap<>(bundle.starters());
    others.remove(ProgrammingLanguage.PYTHON);
    return Codec.toJson(others);
  }
}

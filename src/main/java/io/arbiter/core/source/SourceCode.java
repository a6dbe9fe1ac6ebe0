package io.arbiter.core.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/** The text of a program, and the language that it is written in. */
public record SourceCode(ProgrammingLanguage language, String text) {
  public static SourceCode python(String text) {
    return new SourceCode(ProgrammingLanguage.PYTHON, text);
  }

  /** In JSON, Python is only its text; other code is an object. */
  @JsonValue
  Object json() {
    return language == ProgrammingLanguage.PYTHON
        ? text
        : Map.of("language", language, "text", text);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static SourceCode of(Object json) {
    return json instanceof Map<?, ?> code
        ? new SourceCode(
            ProgrammingLanguage.of(String.valueOf(code.get("language"))),
            String.valueOf(code.get("text")))
        : python(String.valueOf(json));
  }
}

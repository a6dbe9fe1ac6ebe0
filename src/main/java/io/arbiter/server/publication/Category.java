package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.core.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;

/** What a published solution is meant to be good at. */
enum Category {
  @JsonProperty("clear")
  CLEAR,
  @JsonProperty("creative")
  CREATIVE,
  @JsonProperty("speedy")
  SPEEDY;

  /** As the API and the database name it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Category ofQuery(String label) {
    return Arrays.stream(values())
        .filter(category -> category.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> ProblemException.invalid("category", "must be clear, creative or speedy"));
  }
}

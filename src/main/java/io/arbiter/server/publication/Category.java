package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.core.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a published solution is meant to be good at. */
enum Category {
  @JsonProperty("clear")
  CLEAR,
  @JsonProperty("creative")
  CREATIVE,
  @JsonProperty("speedy")
  SPEEDY;

  /** As the API and the database name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the value of a query parameter; null if there is none.
   *
   * @throws ProblemException INVALID if there is no such category
   */
  public static @Nullable Category ofQuery(@Nullable String label) {
    if (label == null) {
      return null;
    }
    return Arrays.stream(values())
        .filter(category -> category.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> ProblemException.invalid("category", "must be clear, creative or speedy"));
  }
}

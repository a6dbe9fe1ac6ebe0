package io.arbiter.core.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457) with Arbiter's error code and, for bad input, the violations.
 *
 * @param reason with the values by name, for programs that put it into words; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    ErrorCode code,
    String detail,
    String instance,
    @Nullable ProblemReason reason,
    Map<String, Object> values,
    List<Violation> violations) {
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemException e, String instance) {
    return new Problem(e.code(), e.detail(), instance, e.reason(), e.values(), e.violations());
  }

  @JsonProperty
  String type() {
    return "urn:arbiter:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @JsonProperty
  String title() {
    return code.title();
  }

  @JsonProperty
  int status() {
    return code.status();
  }
}

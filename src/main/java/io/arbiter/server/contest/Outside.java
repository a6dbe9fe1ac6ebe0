package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Why a registered player takes part outside the ranking. Rows outside the ranking have this order.
 */
public enum Outside {
  /** Knows more than other players; the view {@code contest_participation} says who. */
  STAFF,
  DISQUALIFIED;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

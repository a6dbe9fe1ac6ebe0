package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Locale;

/**
 * What an organiser has decided about a player.
 *
 * @param reason for the player; empty after the deletion of the account
 */
@Embeddable
public record Ruling(
    @Column(name = "ruling") @Enumerated(EnumType.STRING) Kind kind,
    @Column(name = "ruling_reason") String reason) {
  /** Names are stored. */
  public enum Kind {
    /** Keeps a row without a rank. */
    DISQUALIFIED,
    /** Has no row, and cannot register again. */
    REMOVED;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

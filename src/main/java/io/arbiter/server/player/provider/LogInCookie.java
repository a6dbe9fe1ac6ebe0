package io.arbiter.server.player.provider;

import jakarta.ws.rs.core.NewCookie;

/**
 * The cookie with the secret of a log-in to finish. Scripts cannot read it, and requests from other
 * sites do not carry it.
 */
final class LogInCookie {
  static final String NAME = "arbiter_log_in";

  private LogInCookie() {}

  /** The cookie for a browser that has logged in at a provider. */
  static NewCookie of(String secret, boolean secure) {
    return cookie(secret, secure, (int) PendingLogIns.LIFETIME.toSeconds());
  }

  /** Removes the cookie. */
  static NewCookie none(boolean secure) {
    return cookie("", secure, 0);
  }

  private static NewCookie cookie(String value, boolean secure, int seconds) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/api")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}

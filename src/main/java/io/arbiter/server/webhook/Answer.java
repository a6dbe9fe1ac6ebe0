package io.arbiter.server.webhook;

import org.jspecify.annotations.Nullable;

/** What became of a request to a receiver. */
sealed interface Answer {
  /** The receiver answered. */
  record Status(int status) implements Answer {
    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;

    boolean isSuccess() {
      return status >= 200 && status < REDIRECTS;
    }

    SendingError error() {
      return status >= REDIRECTS && status < ERRORS ? SendingError.REDIRECT : SendingError.STATUS;
    }
  }

  /**
   * There was no answer.
   *
   * @param detail for the player, in English
   */
  record None(SendingError error, @Nullable String detail) implements Answer {}
}

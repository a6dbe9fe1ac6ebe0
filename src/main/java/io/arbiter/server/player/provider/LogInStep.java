package io.arbiter.server.player.provider;

import io.arbiter.core.problem.ErrorCode;
import java.util.Locale;

/** The steps of a log-in at a provider that can fail, in their order. */
enum LogInStep {
  /** The provider's addresses and keys are read. */
  DISCOVERY(ErrorCode.UNAVAILABLE, "does not answer"),

  /** The browser comes back with the state that it was sent with. */
  STATE(ErrorCode.UNAUTHENTICATED, "was asked by another browser, or too long ago"),

  /** The player agrees at the provider. */
  CONSENT(ErrorCode.UNAUTHENTICATED, "refused the log-in"),

  /** The provider gives tokens for its code. A lost connection looks like a refusal here. */
  CODE(ErrorCode.UNAUTHENTICATED, "did not confirm the log-in"),

  /** The signature, times, issuer, audience and nonce of the ID token are checked. */
  TOKEN(ErrorCode.UNAUTHENTICATED, "sent a token that is not valid");

  private final ErrorCode code;
  private final String fault;

  LogInStep(ErrorCode code, String fault) {
    this.code = code;
    this.fault = fault;
  }

  ErrorCode code() {
    return code;
  }

  /** What the provider did, after its title. */
  String fault() {
    return fault;
  }

  /** In the page's address. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.arbiter.server.webhook;

/** Why a try failed. Names are stored. */
enum SendingError {
  /** The answer has another status than 200 to 299. */
  STATUS,

  /** The answer leads elsewhere. Arbiter does not follow. */
  REDIRECT,

  /** There was no answer in time. */
  TIMEOUT,

  /** The name has no address, or one of its addresses is not public. */
  NO_PUBLIC_ADDRESS,

  /** The operator no longer allows such a URL. */
  URL_REFUSED,

  /** There was no connection, or it broke. */
  CONNECTION,

  /** The receiver's certificate is not valid, or there was no agreement on TLS. */
  TLS,

  /** What the delivery is about exists no more. */
  GONE,

  /** The webhook was disabled before the delivery succeeded. */
  DISABLED
}

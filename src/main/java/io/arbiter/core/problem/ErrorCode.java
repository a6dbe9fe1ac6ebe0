package io.arbiter.core.problem;

/** Why a request failed. Codes are stable; each has its HTTP status and title. */
public enum ErrorCode {
  MALFORMED(400, "The request cannot be read"),
  UNAUTHENTICATED(401, "A valid token is needed"),
  FORBIDDEN(403, "Not allowed"),
  SUSPENDED(403, "The account is suspended"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "No such representation"),
  CONFLICT(409, "In conflict with what is there"),
  TOO_LARGE(413, "Too large"),
  ADDRESS_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
  INVALID(422, "Understood, but invalid"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL(500, "A fault of the server"),
  UNAVAILABLE(503, "Not available now");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The code for an HTTP status that a library chose. */
  public static ErrorCode ofStatus(int status) {
    for (ErrorCode code : values()) {
      if (code.status == status) {
        return code;
      }
    }
    return status >= 500 ? INTERNAL : MALFORMED;
  }
}

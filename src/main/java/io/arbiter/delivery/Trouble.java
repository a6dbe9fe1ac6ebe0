package io.arbiter.delivery;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Says in one line why a client of the broker failed, for health and log. */
final class Trouble {
  private static final String NO_ANSWER = "the broker does not answer in time";

  /** Section 3.2.2 of RFC 7628: all that a broker says of a token. */
  private static final String INVALID_TOKEN = "{\"status\":\"invalid_token\"}";

  private Trouble() {}

  static String of(Throwable failure) {
    return switch (failure) {
      case ExecutionException e when e.getCause() != null -> of(e.getCause());
      case SslAuthenticationException e ->
          "TLS with the broker fails (KAFKA_SSL_…): " + message(root(e));
      case AuthenticationException e ->
          "the broker refuses the log-in (KAFKA_SASL_…): "
              + message(root(e)).replace(INVALID_TOKEN, "the token has expired or is not valid");
      case AuthorizationException e -> "a right is missing at the broker: " + message(e);
      // Kafka's own text has the time of the call, so it would be another one each time.
      case TimeoutException _, org.apache.kafka.common.errors.TimeoutException _ -> NO_ANSWER;
      default -> message(failure);
    };
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}

package io.arbiter.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs deliveries. The signed text is the time, a dot and the body, so that a receiver can refuse
 * an old delivery that somebody sends again.
 */
final class Signature {
  static final String HEADER = "Arbiter-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** The value of the header: the seconds since 1970, and HMAC-SHA-256 in hexadecimal. */
  static String of(String secret, Instant at, byte[] body) {
    String time = Long.toString(at.getEpochSecond());
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }
}

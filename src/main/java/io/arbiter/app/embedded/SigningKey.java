package io.arbiter.app.embedded;

import io.arbiter.app.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The key that signs tokens and checks them. If none is configured, Arbiter generates a key once
 * and keeps it. Whoever checks also signs, so one secret key is enough, and it is cheaper than a
 * pair of keys.
 */
final class SigningKey {
  private static final String SIGN = "smallrye.jwt.sign.key.location";
  private static final String CHECK = "smallrye.jwt.verify.key.location";

  /** As long as the hash of HS256 (RFC 7518, section 3.2). */
  private static final int BYTES = 32;

  private SigningKey() {}

  static void ensure(Path folder) throws StartFailure {
    Optional<String> configured = ConfigProvider.getConfig().getOptionalValue(SIGN, String.class);
    if (configured.isPresent()) {
      System.setProperty(CHECK, configured.get());
      return;
    }
    Path key = folder.resolve("tokens.jwk");
    try {
      if (!Files.exists(key)) {
        generate(folder, key);
      }
    } catch (IOException e) {
      throw new StartFailure("the key for tokens cannot be written to " + key + ": " + e, e);
    }
    System.setProperty(SIGN, key.toUri().toString());
    System.setProperty(CHECK, key.toUri().toString());
  }

  private static void generate(Path folder, Path key) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    Path draft = folder.resolve("tokens.jwk.new");
    Files.writeString(
        draft,
        "{\"kty\":\"oct\",\"k\":\"%s\"}\n"
            .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(secret)));
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    Files.move(draft, key);
  }
}

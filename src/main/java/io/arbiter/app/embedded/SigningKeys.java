package io.arbiter.app.embedded;

import io.arbiter.app.process.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The keys that sign tokens. If none are configured, Arbiter generates keys once and keeps them.
 */
final class SigningKeys {
  private static final String SIGN = "smallrye.jwt.sign.key.location";
  private static final String VERIFY = "mp.jwt.verify.publickey.location";

  private SigningKeys() {}

  static void ensure(Path folder) throws StartFailure {
    var config = ConfigProvider.getConfig();
    if (config.getOptionalValue(SIGN, String.class).isPresent()
        || config.getOptionalValue("smallrye.jwt.sign.key", String.class).isPresent()) {
      return;
    }
    Path secret = folder.resolve("private.pem");
    Path open = folder.resolve("public.pem");
    try {
      if (!Files.exists(secret)) {
        generate(folder, secret, open);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new StartFailure("the keys for tokens cannot be written to " + folder + ": " + e, e);
    }
    System.setProperty(SIGN, secret.toUri().toString());
    System.setProperty(VERIFY, open.toUri().toString());
  }

  private static void generate(Path folder, Path secret, Path open)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Files.writeString(open, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    // The private key is moved here last. If its file exists, both keys are complete.
    Path draft = folder.resolve("private.pem.new");
    Files.writeString(draft, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    Files.move(draft, secret);
  }

  private static String pem(String kind, byte[] content) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }
}

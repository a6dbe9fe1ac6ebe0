package io.arbiter.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.microprofile.config.ConfigProvider;

/** The first admin's password with the embedded database: generated, printed once and kept. */
final class AdminPassword {
  private static final String PROPERTY = "arbiter.admin.password";

  private AdminPassword() {}

  static void ensure(Path file) throws StartFailure {
    if (ConfigProvider.getConfig().getOptionalValue(PROPERTY, String.class).isPresent()) {
      return;
    }
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password);
        System.setProperty("arbiter.admin.password.new", "true");
      }
      System.setProperty(PROPERTY, Files.readString(file).strip());
    } catch (IOException e) {
      throw new StartFailure("the admin's password cannot be kept in " + file + ": " + e, e);
    }
  }
}

package io.arbiter.app.embedded;

import io.arbiter.app.process.EarlySettings;
import io.arbiter.app.process.StartFailure;
import io.arbiter.server.admin.AdminSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first admin's password for the embedded database. Arbiter generates the password, prints it
 * once and keeps it in a file.
 */
public final class AdminPassword {
  private static final String PROPERTY = "arbiter.admin.password";

  private static volatile boolean generated;
  private static volatile @Nullable Path kept;

  private AdminPassword() {}

  /** Whether this process has generated the password, so that nobody has seen it yet. */
  public static boolean isGenerated() {
    return generated;
  }

  /** The file that keeps the password; empty if the settings have one. */
  public static Optional<Path> file() {
    return Optional.ofNullable(kept);
  }

  static void ensure(Path file) throws StartFailure {
    if (EarlySettings.of(AdminSettings.class).password().isPresent()) {
      return;
    }
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        // The file is moved to its place, so it is never there without the password.
        Path draft =
            Files.createTempFile(
                file.getParent(),
                "admin-password",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, password);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        generated = true;
      }
      kept = file;
      System.setProperty(PROPERTY, Files.readString(file).strip());
    } catch (IOException e) {
      throw new StartFailure("the admin's password cannot be kept in " + file + ": " + e, e);
    }
  }
}

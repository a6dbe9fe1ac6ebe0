package io.arbiter.sandbox.child;

import java.util.Map;

/**
 * Hides system properties that describe the host; guests can read them through {@code os.uname()}
 * and others.
 */
final class HostProperties {
  private static final Map<String, String> HIDDEN =
      Map.of(
          "os.version", "",
          "user.name", "guest",
          "user.home", "/",
          "user.dir", "/",
          "java.io.tmpdir", "/tmp",
          "user.timezone", "UTC");

  private HostProperties() {}

  static void hide() {
    HIDDEN.forEach(System::setProperty);
  }
}

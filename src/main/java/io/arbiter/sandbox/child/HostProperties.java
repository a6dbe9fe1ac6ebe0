package io.arbiter.sandbox.child;

import java.util.Map;

/** System properties that tell of the host; {@code os.uname()} and others hand them to guests. */
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

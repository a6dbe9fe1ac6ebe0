package io.arbiter.app.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What files had at their last synchronisation, in the folder {@code .arbiter} beside the
 * solutions.
 */
record SyncBase(Path folder) {
  public static SyncBase of(Path solutions) {
    return new SyncBase(solutions.resolve(".arbiter"));
  }

  public Optional<String> of(String slug) throws IOException {
    Path file = folder.resolve(slug + ".py");
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  public void keep(String slug, String source) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(slug + ".py"), source);
  }
}

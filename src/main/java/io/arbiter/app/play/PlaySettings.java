package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Where a player plays, and with which key.
 *
 * @param server the address of an Arbiter
 * @param name the player's name; empty when only the environment gives a key
 * @param key sent with each request; empty before the first log-in
 * @param keyId the key's name on the server; empty if it is not known
 */
record PlaySettings(String server, String name, String key, String keyId) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEFAULT_SERVER = "http://localhost:8080";

  URI address() {
    return ApiClient.address(server);
  }

  /** The file that keeps the settings. */
  static Path file(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"))
        .resolve("arbiter")
        .resolve("play.json");
  }

  /**
   * The settings of the environment, and of the file where the environment has none.
   *
   * @throws IOException if the file is there and cannot be read
   */
  static PlaySettings read(Map<String, String> environment) throws IOException {
    Path file = file(environment);
    JsonNode found = Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
    PlaySettings kept =
        new PlaySettings(
            found.path("server").asText(DEFAULT_SERVER),
            found.path("name").asText(),
            found.path("key").asText(),
            found.path("keyId").asText());
    String server =
        ApiClient.address(environment.getOrDefault("ARBITER_URL", kept.server())).toString();
    // A key goes only to the server that gave it.
    String key = server.equals(kept.server()) ? kept.key() : "";
    return new PlaySettings(
        server, kept.name(), environment.getOrDefault("ARBITER_TOKEN", key), kept.keyId());
  }

  /** Keeps the settings in a file that only its owner can read. */
  void keep(Path file) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path next =
        Files.createTempFile(
            folder,
            "play",
            ".json",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), this);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}

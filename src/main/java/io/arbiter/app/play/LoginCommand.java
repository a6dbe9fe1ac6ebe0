package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.process.Terminal;
import java.io.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logs in once, and keeps a key for the other commands. The password is not kept. */
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description = {
      "Asks for the password, makes a key on the server and keeps the key.",
      "The key replaces the one that was kept. ARBITER_PASSWORD gives the password where there is no"
          + " terminal."
    })
final class LoginCommand implements Callable<Integer> {
  /** The server allows no more. */
  private static final int KEY_NAME_CHARS = 60;

  @Mixin private PlayOptions options = new PlayOptions();

  @Parameters(paramLabel = "NAME", description = "The player's name.")
  private String name = "";

  @Option(names = "--server", description = "Default: the last one, or http://localhost:8080.")
  private Optional<String> server = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> environment = options.environment();
    PlaySettings former = PlaySettings.read(environment);
    URI address = server.map(ApiClient::address).orElse(former.address());
    ApiClient anybody = ApiClient.anonymous(address);
    Map<String, String> login = Map.of("name", name, "password", password(environment));
    JsonNode session = anybody.post("/api/tokens", login).require().body();
    ApiClient player = anybody.withToken(session.path("token").asText());
    if (former.address().equals(address) && !former.keyId().isEmpty()) {
      // A key that another player has made is not found, and stays.
      player.delete("/api/me/keys/" + former.keyId(), Map.of());
    }
    JsonNode made =
        player
            .post("/api/me/keys", Map.of("name", keyName(), "scopes", List.of("submit")))
            .require()
            .body();
    Path file = PlaySettings.file(environment);
    new PlaySettings(address.toString(), name, made.path("key").asText(), made.path("id").asText())
        .keep(file);
    player.delete("/api/me/sessions/" + session.path("session").asText(), Map.of());
    PlayOutput output = options.output();
    output.good("logged in as " + name + " at " + address + "; the key is in " + file);
    output.result(Map.of("name", name, "server", address.toString()));
    return PlayOutput.WELL;
  }

  private String password(Map<String, String> environment) {
    @Nullable String given = environment.get("ARBITER_PASSWORD");
    if (given != null) {
      return given;
    }
    @Nullable Console console = Terminal.console();
    if (console == null) {
      throw new IllegalStateException(
          "there is no terminal to ask for the password; set ARBITER_PASSWORD");
    }
    char @Nullable [] typed = console.readPassword("password of %s: ", name);
    if (typed == null) {
      throw new IllegalStateException("no password was given");
    }
    return new String(typed);
  }

  private static String keyName() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "a computer without a name";
    }
    String name = "arbiter play on " + host;
    return name.substring(0, Math.min(name.length(), KEY_NAME_CHARS));
  }
}

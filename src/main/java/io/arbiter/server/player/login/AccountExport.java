package io.arbiter.server.player.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerStore;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/** Writes all data of a player as one JSON object. Thread-safe. */
@ApplicationScoped
class AccountExport {
  private final PlayerStore players;
  private final List<PlayerData> owners;
  private final ObjectWriter writer;

  AccountExport(PlayerStore players, @All List<PlayerData> owners, ObjectMapper mapper) {
    this.players = players;
    this.owners = owners;
    this.writer = mapper.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
  }

  /**
   * Writes the export. After a failure, the JSON object is incomplete.
   *
   * @param out is left open
   */
  void write(UUID player, OutputStream out) throws IOException {
    JsonExport export = new JsonExport(writer, out);
    export.write("account", () -> players.account(player));
    for (PlayerData owner : owners) {
      owner.export(player, export);
    }
    export.end();
  }
}

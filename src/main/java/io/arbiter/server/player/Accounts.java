package io.arbiter.server.player;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/** Exports and deletes accounts. Thread-safe. */
@ApplicationScoped
public class Accounts {
  private final PlayerStore players;
  private final List<PlayerData> owners;
  private final ObjectWriter writer;

  Accounts(PlayerStore players, @All List<PlayerData> owners, ObjectMapper mapper) {
    this.players = players;
    this.owners = owners;
    this.writer = mapper.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
  }

  /**
   * Writes all data of a player as one JSON object. After a failure the object is incomplete.
   *
   * @param out is left open
   */
  void export(UUID player, OutputStream out) throws IOException {
    PlayerExport export = new PlayerExport(writer, out);
    export.write("account", () -> players.account(player));
    export.write("visibility", () -> players.visibility(player));
    for (PlayerData owner : owners) {
      owner.export(player, export);
    }
    export.end();
  }

  /**
   * Deletes an account in one transaction. A concurrent transaction that writes about the player
   * either commits first, and this deletion sees its rows, or finds the account deleted.
   *
   * <p>Submissions stay without a name, since counts, validations and rejudgings need them. An
   * author's puzzles stay without a name too. The log of admins keeps the ids only.
   *
   * @param proof refuses with an exception; it runs when the account is locked
   * @throws io.arbiter.core.problem.ProblemException UNAUTHENTICATED if it is deleted already,
   *     CONFLICT for the last admin
   */
  @Transactional
  public void delete(UUID player, Runnable proof) {
    players.lockForDeletion(player);
    proof.run();
    owners.forEach(owner -> owner.remove(player));
    players.anonymize(player);
  }
}

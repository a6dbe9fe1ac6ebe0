package io.arbiter.server.puzzle.catalog;

import io.arbiter.server.database.Current;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Which hints players have looked at. Thread-safe. */
@ApplicationScoped
@Transactional
public class TakenHints implements PlayerData {
  private static final String NOTE =
      """
      insert into hint_taken (puzzle_id, number, player_id)
      select p.id, :number, :player
      from (select from present_player where id = :player for key share) kept, puzzle p
      where p.slug = :slug
      on conflict do nothing
      """;

  private static final String ALL_OF =
      """
      select p.slug, h.number, h.taken_at from hint_taken h join puzzle p on p.id = h.puzzle_id
      where h.player_id = :player order by h.taken_at, p.slug, h.number
      """;

  private final Session session;

  TakenHints(@Current Session session) {
    this.session = session;
  }

  /** A hint that a player has looked at, for the first time at this moment. */
  public record Taken(String puzzle, int number, Instant at) {}

  /** Notes that a player has looked at a hint. Does nothing if that is noted already. */
  void note(UUID player, String slug, int number) {
    session
        .createNativeMutationQuery(NOTE)
        .setParameter("player", player)
        .setParameter("slug", slug)
        .setParameter("number", number)
        .executeUpdate();
  }

  /** The hints that a player has looked at, oldest first. */
  private List<Taken> allOf(UUID player) {
    return session
        .createNativeQuery(ALL_OF, Taken.class)
        .setParameter("player", player)
        .getResultList();
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("hints", () -> allOf(player));
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    session
        .createNativeMutationQuery("delete from hint_taken where player_id = :player")
        .setParameter("player", player)
        .executeUpdate();
  }
}

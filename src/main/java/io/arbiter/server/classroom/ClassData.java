package io.arbiter.server.classroom;

import io.arbiter.server.classroom.roll.Classes;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/**
 * The classes of a player: those that the player teaches go with the account, and so do
 * memberships. The export names neither teachers nor members, who are other players.
 */
@ApplicationScoped
class ClassData implements PlayerData {
  private final Classes classes;
  private final Assignments assignments;

  ClassData(Classes classes, Assignments assignments) {
    this.classes = classes;
    this.assignments = assignments;
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("classes", (after, limit) -> classes.kept(player, after, limit), Classes.Kept::id);
    out.write(
        "assignments",
        (after, limit) -> assignments.kept(player, after, limit),
        Assignments.Kept::id);
  }

  @Override
  public void remove(UUID player) {
    classes.removeAllOf(player);
  }
}

package io.arbiter.server.player.audit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.core.json.Codec;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes and reads the log. Thread-safe. */
@ApplicationScoped
public class AuditLog implements PlayerData {
  /** One generator, so that the ids of one millisecond are in order, too. */
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final AuditStatements statements;

  AuditLog(AuditStatements statements) {
    this.statements = statements;
  }

  /** Adds an entry in the transaction of the action. */
  @Transactional(TxType.MANDATORY)
  public void add(UUID actor, AdminAction action) {
    UUID id = IDS.generate();
    statements.insert(id, actor, action, Codec.toJson(action));
  }

  /** A page of entries, newest first. */
  @Transactional
  Page<AuditEntry> list(AuditFilter filter, PageRequest page) {
    UUID after = Cursor.decode(page.after, key -> UUID.fromString(key.getFirst())).orElse(null);
    return Page.of(
        statements.list(filter, after, page.limit() + 1),
        page.limit(),
        entry -> List.of(entry.id()));
  }

  /** What an export has of an entry about its player. */
  public record About(UUID id, Instant at, AdminAction.Kind action, Object detail) {}

  /** The entries about a player after this id, oldest first, without their actors. */
  List<About> about(UUID player, UUID after, int limit) {
    return statements.about(player, after, limit).stream()
        .map(
            row ->
                new About(
                    row.id(),
                    Instant.ofEpochMilli(UUIDUtil.extractTimestamp(row.id())),
                    AdminAction.Kind.valueOf(row.action()),
                    Codec.fromJson(row.detail(), Object.class)))
        .toList();
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("moderation", (after, limit) -> about(player, after, limit), About::id);
  }

  /** Empties the details of the entries about a player who is deleted. The ids stay. */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    statements.empty(player);
  }
}

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
import org.jspecify.annotations.Nullable;

/** Writes and reads the log. Thread-safe. */
@ApplicationScoped
public class AuditLog implements PlayerData {
  /** One generator, so that the ids of one millisecond are in order, too. */
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final AuditQueries queries;

  AuditLog(AuditQueries queries) {
    this.queries = queries;
  }

  /** Adds an entry in the transaction of the action. */
  @Transactional(TxType.MANDATORY)
  public void add(UUID actor, AdminAction action) {
    queries.add(
        IDS.generate(),
        actor,
        action.kind().name(),
        action.subject(),
        action.about(),
        Codec.toJson(action));
  }

  /** A page of entries, newest first. */
  @Transactional
  Page<AuditEntry> list(AuditFilter filter, PageRequest page) {
    UUID after = Cursor.decode(page.after, key -> UUID.fromString(key.getFirst())).orElse(null);
    AdminAction.@Nullable Kind action = filter.action();
    List<AuditEntry> entries =
        queries.list(
            filter.actor(),
            action == null ? null : action.name(),
            filter.subjects().isEmpty(),
            filter.subjects().toArray(String[]::new),
            firstId(filter.since()),
            firstId(filter.until()),
            after,
            page.limit() + 1);
    return Page.of(entries, page.limit(), entry -> List.of(entry.id()));
  }

  /** The smallest id of an entry at this millisecond: ids begin with the time in milliseconds. */
  private static @Nullable UUID firstId(@Nullable Instant at) {
    return at == null ? null : new UUID(at.toEpochMilli() << Short.SIZE, 0);
  }

  /** The millisecond of an entry, from its id. */
  static Instant time(UUID id) {
    return Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id));
  }

  /** What an export has of an entry about its player. */
  public record About(UUID id, Instant at, AdminAction.Kind action, Object detail) {
    About(UUID id, String action, String detail) {
      this(id, time(id), AdminAction.Kind.valueOf(action), Codec.fromJson(detail, Object.class));
    }
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("moderation", (after, limit) -> queries.about(player, after, limit), About::id);
  }

  /** Empties the details of the entries about a player who is deleted. The ids stay. */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    queries.empty(player);
  }
}

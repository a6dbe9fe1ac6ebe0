package io.arbiter.server.player.audit;

import io.arbiter.core.json.Codec;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and reads the log. Thread-safe. */
@ApplicationScoped
public class AuditLog implements PlayerData {
  private final AuditQueries queries;

  AuditLog(AuditQueries queries) {
    this.queries = queries;
  }

  /**
   * Which entries to list; null means all.
   *
   * @param subjects as in {@link AuditEntry}; empty means all
   * @param since the earliest time
   * @param until the time before which the entries are
   */
  record Filter(
      @Nullable UUID actor,
      AdminAction.@Nullable Kind action,
      List<String> subjects,
      @Nullable Instant since,
      @Nullable Instant until) {}

  /** Adds an entry in the transaction of the action. */
  @Transactional(TxType.MANDATORY)
  public void add(UUID actor, AdminAction action) {
    queries.add(
        TimeOrderedId.next(),
        actor,
        action.kind().name(),
        action.subject(),
        action.about(),
        Codec.toJson(action));
  }

  @Transactional
  Page<AuditEntry> list(Filter filter, PageRequest page) {
    List<AuditEntry> entries =
        queries.list(
            filter.actor(),
            Optional.ofNullable(filter.action()).map(Enum::name).orElse(null),
            filter.subjects().isEmpty(),
            filter.subjects().toArray(String[]::new),
            firstId(filter.since()),
            firstId(filter.until()),
            Cursor.id(page.after).orElse(null),
            page.limit() + 1);
    return Page.of(entries, page.limit(), entry -> List.of(entry.id()));
  }

  private static @Nullable UUID firstId(@Nullable Instant at) {
    return at == null ? null : TimeOrderedId.first(at);
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write(
        "moderation",
        (after, limit) -> queries.about(player, after, limit),
        AuditQueries.About::id);
  }

  /** Empties the details of the entries about a player who is deleted. The ids stay. */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    queries.empty(player);
  }
}

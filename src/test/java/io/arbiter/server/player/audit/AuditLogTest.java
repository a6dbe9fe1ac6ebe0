package io.arbiter.server.player.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.player.Accounts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class AuditLogTest extends EmptyDatabase {
  @Inject AuditLog log;
  @Inject AuditQueries queries;
  @Inject Accounts accounts;

  private UUID ada;
  private UUID root;

  @BeforeEach
  void anAdminAndAPlayer() {
    ada = player("ada");
    root = player("root");
  }

  private void add(UUID actor, AdminAction action) {
    inTransaction(() -> log.add(actor, action));
  }

  private static AuditLog.Filter between(@Nullable Instant since, @Nullable Instant until) {
    return new AuditLog.Filter(null, null, List.of(), since, until);
  }

  private List<AuditEntry> list(AuditLog.Filter filter) {
    return log.list(filter, new PageRequest()).items();
  }

  @Test
  void entriesAreListedNewestFirstAndFilteredByTime() {
    Instant before = Instant.now().minusMillis(1);
    add(root, new AdminAction.Suspended(ada, "spam", Instant.parse("2030-01-01T00:00:00Z")));
    add(root, new AdminAction.RolesSet(ada, List.of("player"), List.of("author")));
    add(ada, new AdminAction.PuzzleRejudged("easy", 2, true, new UUID(0, 5)));
    Instant after = Instant.now().plusMillis(1);
    List<AuditEntry> all = allPages(2, request -> log.list(between(null, null), request));
    assertThat(all)
        .extracting(entry -> entry.action().name(), AuditEntry::subject, AuditEntry::detail)
        .startsWith(tuple("PUZZLE_REJUDGED", "easy", all.getFirst().detail()))
        .endsWith(
            tuple(
                "SUSPENDED",
                ada.toString(),
                "{\"player\":\"%s\",\"reason\":\"spam\",\"until\":\"2030-01-01T00:00:00Z\"}"
                    .formatted(ada)));
    assertThat(list(new AuditLog.Filter(null, null, List.of("easy", "other"), null, null)))
        .containsExactly(all.getFirst());
    assertThat(list(between(before, null))).hasSize(3);
    assertThat(list(between(after, null))).isEmpty();
    assertThat(list(between(null, after))).hasSize(3);
    assertThat(list(between(null, before))).isEmpty();
  }

  @Test
  void anEntryNeedsTheTransactionOfItsAction() {
    assertThatThrownBy(() -> log.add(root, new AdminAction.SuspensionLifted(ada)))
        .isInstanceOf(TransactionalException.class);
    QuarkusTransaction.begin();
    log.add(root, new AdminAction.SuspensionLifted(ada));
    QuarkusTransaction.rollback();
    assertThat(list(between(null, null))).isEmpty();
  }

  @Test
  void ofADeletedPlayerOnlyTheIdStays() {
    add(root, new AdminAction.Suspended(ada, "wrote to bob", null));
    add(root, new AdminAction.PublicationModerated(new UUID(0, 3), ada, "has a name"));
    add(ada, new AdminAction.SuspensionLifted(root));
    assertThat(queries.about(ada, new UUID(0, 0), 50))
        .extracting(AuditQueries.About::action)
        .containsExactly(AdminAction.Kind.SUSPENDED, AdminAction.Kind.PUBLICATION_HIDDEN);
    accounts.delete(ada, () -> {});
    List<AuditEntry> all = list(between(null, null));
    assertThat(all).hasSize(3);
    assertThat(all.getFirst().actor()).isEqualTo(new AuditEntry.Person(ada, null));
    assertThat(all.getFirst().detail()).isEqualTo("{\"player\":\"%s\"}".formatted(root));
    for (AuditEntry about : all.subList(1, 3)) {
      assertThat(about.about()).isEqualTo(new AuditEntry.Person(ada, null));
      assertThat(about.detail()).isEqualTo("{}");
    }
  }
}

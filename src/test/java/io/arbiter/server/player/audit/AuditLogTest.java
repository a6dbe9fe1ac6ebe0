package io.arbiter.server.player.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.stream.Stream;
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

  private static AuditLog.Filter by(@Nullable UUID actor, AdminAction.@Nullable Kind action) {
    return new AuditLog.Filter(actor, action, List.of(), null, null);
  }

  private List<AuditEntry> list(AuditLog.Filter filter) {
    return log.list(filter, new PageRequest()).items();
  }

  @Test
  void entriesAreListedNewestFirstAndFiltered() {
    Instant before = Instant.now().minusMillis(1);
    add(root, new AdminAction.Suspended(ada, "spam", Instant.parse("2030-01-01T00:00:00Z")));
    add(root, new AdminAction.RolesSet(ada, List.of("player"), List.of("author")));
    add(ada, new AdminAction.PuzzleRejudged("easy", 2, true, new UUID(0, 5)));
    Instant after = Instant.now().plusMillis(1);

    List<AuditEntry> all = allPages(2, request -> log.list(by(null, null), request));
    assertThat(all)
        .extracting(AuditEntry::action)
        .containsExactly(
            AdminAction.Kind.PUZZLE_REJUDGED,
            AdminAction.Kind.ROLES_SET,
            AdminAction.Kind.SUSPENDED);
    AuditEntry suspended = all.getLast();
    assertThat(suspended.actor()).isEqualTo(new AuditEntry.Person(root, "root"));
    assertThat(suspended.about()).isEqualTo(new AuditEntry.Person(ada, "ada"));
    assertThat(suspended.subject()).isEqualTo(ada.toString());
    assertThat(suspended.at()).isBetween(before, after);
    assertThat(suspended.detail())
        .isEqualTo(
            "{\"player\":\"%s\",\"reason\":\"spam\",\"until\":\"2030-01-01T00:00:00Z\"}"
                .formatted(ada));
    assertThat(all.getFirst().about()).isNull();

    assertThat(list(by(root, null))).hasSize(2);
    assertThat(list(by(root, AdminAction.Kind.ROLES_SET))).containsExactly(all.get(1));
    assertThat(list(new AuditLog.Filter(null, null, List.of("easy", "other"), null, null)))
        .containsExactly(all.getFirst());
    assertThat(list(new AuditLog.Filter(null, null, List.of(), before, null))).hasSize(3);
    assertThat(list(new AuditLog.Filter(null, null, List.of(), after, null))).isEmpty();
    assertThat(list(new AuditLog.Filter(null, null, List.of(), null, after))).hasSize(3);
    assertThat(list(new AuditLog.Filter(null, null, List.of(), null, before))).isEmpty();
  }

  @Test
  void anEntryNeedsTheTransactionOfItsAction() {
    assertThatThrownBy(() -> log.add(root, new AdminAction.SuspensionLifted(ada)))
        .isInstanceOf(TransactionalException.class);
    QuarkusTransaction.begin();
    log.add(root, new AdminAction.SuspensionLifted(ada));
    QuarkusTransaction.rollback();
    assertThat(list(by(null, null))).isEmpty();
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
    List<AuditEntry> all = list(by(null, null));
    assertThat(all).hasSize(3);
    assertThat(all.getFirst().actor()).isEqualTo(new AuditEntry.Person(ada, null));
    assertThat(all.getFirst().detail()).isEqualTo("{\"player\":\"%s\"}".formatted(root));
    for (AuditEntry about : all.subList(1, 3)) {
      assertThat(about.about()).isEqualTo(new AuditEntry.Person(ada, null));
      assertThat(about.detail()).isEqualTo("{}");
    }
  }

  @Test
  void anActionWithAReasonHidesAndAnActionWithoutAReasonShows() {
    UUID id = new UUID(0, 1);
    assertThat(
            Stream.of(
                    new AdminAction.PublicationModerated(id, id, ""),
                    new AdminAction.PublicationModerated(id, id, null),
                    new AdminAction.CommentModerated(id, id, ""),
                    new AdminAction.CommentModerated(id, id, null),
                    new AdminAction.VersionChanged(AdminAction.Kind.VERSION_RETIRED, "p", 1),
                    new AdminAction.RejudgingApplied("p", id))
                .map(AdminAction::kind))
        .extracting(Enum::name)
        .containsExactly(
            "PUBLICATION_HIDDEN",
            "PUBLICATION_SHOWN",
            "COMMENT_HIDDEN",
            "COMMENT_SHOWN",
            "VERSION_RETIRED",
            "REJUDGING_APPLIED");
  }
}

package io.arbiter.server.player.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.DatabaseTest;
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
class AuditLogTest extends DatabaseTest {
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

  private List<AuditEntry> list(@Nullable Instant since) {
    var filter = new AuditLog.Filter(null, null, List.of(), since, null);
    return log.list(filter, new PageRequest()).items();
  }

  @Test
  void anEntryNeedsTheTransactionOfItsAction() {
    assertThatThrownBy(() -> log.add(root, new AdminAction.SuspensionLifted(ada)))
        .isInstanceOf(TransactionalException.class);
    QuarkusTransaction.begin();
    log.add(root, new AdminAction.SuspensionLifted(ada));
    QuarkusTransaction.rollback();
    assertThat(list(null)).isEmpty();
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
    List<AuditEntry> all = list(null);
    assertThat(all).hasSize(3);
    assertThat(list(Instant.now().plusSeconds(60))).isEmpty();
    assertThat(all.getFirst().actor()).isEqualTo(new AuditEntry.Person(ada, null));
    assertThat(all.getFirst().detail()).isEqualTo("{\"player\":\"%s\"}".formatted(root));
    for (AuditEntry about : all.subList(1, 3)) {
      assertThat(about.about()).isEqualTo(new AuditEntry.Person(ada, null));
      assertThat(about.detail()).isEqualTo("{}");
    }
  }
}

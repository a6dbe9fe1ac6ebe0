package io.arbiter.server.rejudging;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** Simple questions about rejudgings, in the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class RejudgingRepository implements PanacheRepositoryBase<RejudgingEntity, UUID> {
  /** A rejudging that is to be moved on. */
  record Open(UUID id, RejudgingState state) {}

  /** The oldest first. */
  List<Open> listOpen() {
    // Literals: the index of open rejudgings is found by them.
    return find("state in (JUDGING, APPLYING) order by id").project(Open.class).list();
  }

  /** Whether a rejudging of all of a puzzle is to be applied and is not yet. */
  boolean isOneApplying(UUID puzzle) {
    return count("puzzleId = ?1 and apply and state <> APPLIED and submissionId is null", puzzle)
        > 0;
  }

  void setTotal(UUID rejudging, int total) {
    update("total = ?1 where id = ?2", total, rejudging);
  }
}

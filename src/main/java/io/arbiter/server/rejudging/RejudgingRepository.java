package io.arbiter.server.rejudging;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** Simple queries of rejudgings, in the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RejudgingRepository implements PanacheRepositoryBase<RejudgingEntity, UUID> {
  /** A rejudging with work left to do. */
  public record Open(UUID id, RejudgingState state) {}

  /** The oldest first. */
  public List<Open> listOpen() {
    // PostgreSQL uses the index of open rejudgings only if the states are literals.
    return find("state in (JUDGING, APPLYING) order by id").project(Open.class).list();
  }

  /** Whether a rejudging of a whole puzzle is to be applied but is not applied yet. */
  public boolean isOneApplying(UUID puzzle) {
    return count("puzzleId = ?1 and apply and state <> APPLIED and submissionId is null", puzzle)
        > 0;
  }

  /** Has a rejudging applied; false while results are missing. */
  public boolean apply(UUID rejudging) {
    return update(
            """
            apply = true, state = case when state = REPORTED then APPLYING else state end
            where id = ?1 and state <> JUDGING
            """,
            rejudging)
        > 0;
  }

  public void setTotal(UUID rejudging, int total) {
    update("total = ?1 where id = ?2", total, rejudging);
  }
}

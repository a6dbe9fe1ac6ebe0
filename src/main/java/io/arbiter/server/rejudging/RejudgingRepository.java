package io.arbiter.server.rejudging;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Simple queries of rejudgings, in the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class RejudgingRepository implements PanacheRepositoryBase<RejudgingEntity, UUID> {
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

  /**
   * Has a rejudging applied; false while results are missing.
   *
   * @throws ConstraintViolationException if another one is to be applied
   */
  public boolean apply(UUID rejudging) {
    Optional<RejudgingEntity> reported =
        findByIdOptional(rejudging, LockModeType.PESSIMISTIC_WRITE)
            .filter(found -> found.state != RejudgingState.JUDGING);
    reported.ifPresent(RejudgingEntity::apply);
    flush();
    return reported.isPresent();
  }

  public void setTotal(UUID rejudging, int total) {
    update("total = ?1 where id = ?2", total, rejudging);
  }
}

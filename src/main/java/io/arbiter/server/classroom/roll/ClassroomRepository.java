package io.arbiter.server.classroom.roll;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes classes. */
@ApplicationScoped
class ClassroomRepository implements PanacheRepositoryBase<ClassroomEntity, UUID> {
  /** Locks a class until the transaction ends; empty if its code is another. */
  Optional<ClassroomEntity> lock(UUID id, JoinCode code) {
    return find("id = ?1 and code = ?2", id, code.text())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }
}

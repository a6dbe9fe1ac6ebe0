package io.arbiter.server.classroom;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads and changes classes. */
@ApplicationScoped
class ClassroomRepository implements PanacheRepositoryBase<ClassroomEntity, UUID> {}

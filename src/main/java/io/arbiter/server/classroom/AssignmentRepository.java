package io.arbiter.server.classroom;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Changes assignments. */
@ApplicationScoped
class AssignmentRepository implements PanacheRepositoryBase<AssignmentEntity, UUID> {}

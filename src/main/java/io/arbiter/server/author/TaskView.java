package io.arbiter.server.author;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A task or a rejudging. */
@Entity
@Immutable
@Table(name = "desk_task")
class TaskView extends TaskRow {}

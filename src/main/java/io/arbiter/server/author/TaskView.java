package io.arbiter.server.author;

import jakarta.persistence.Entity;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;

/** A task or a rejudging. */
@Entity
@Immutable
@Subselect(
    """
    select id, kind, player_id, slug, version, stage, done, total, code, message, faults, result,
      created, started_at, ended_at
    from author_task
    union all
    select r.id, 'REJUDGING', r.requested_by, p.slug, r.version,
      case when r.state in ('JUDGING', 'APPLYING') then r.state else 'ENDED' end,
      r.total - r.open, r.total, null, null, null, null, false, r.requested_at, r.ended_at
    from rejudging_progress r join named_puzzle p on p.id = r.puzzle_id
    """)
@Synchronize("author_task")
class TaskView extends TaskRow {}

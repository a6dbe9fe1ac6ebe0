package io.arbiter.server.admin;

import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of failures and of players. */
interface AdminQueries extends Queries {
  /** Players whose names are in this range, in the order of the names. */
  @SQL(
      """
      select p.id, p.name, p.roles, p.created_at,
        case when p.suspended_until is null or p.suspended_until > now()
          then p.suspended_reason end as reason,
        p.suspended_until, q.player_id is not null as limited, q.in_flight, q.per_minute, q.per_day
      from present_player p left join player_quota q on q.player_id = p.id
      where lower(p.name) collate "C" >= :first and lower(p.name) collate "C" < :end
        and (cast(:after as text) is null or lower(p.name) collate "C" > :after)
      order by lower(p.name) collate "C" limit :limit
      """)
  List<ListedPlayer> players(String first, String end, @Nullable String after, int limit);

  /** Failures before this one, newest first; without a kind, all of them. */
  @SQL(
      """
      select * from (
        select s.id, 'JUDGE_ERROR' as kind, s.judged_at as at, s.kind = 'SUBMISSION' as retryable,
          case s.kind when 'CONTEST' then 'SUBMISSION' else s.kind end as submission_kind, p.slug, pl.name, s.worker,
          null as topic, null as key, 0 as bytes, null as reason
        from judge_error s
        left join named_puzzle p on p.id = s.puzzle_id
        left join shown_player pl on pl.id = s.player_id
        union all
        select id, 'UNDELIVERABLE', failed_at, kept, null, null, null, null,
          topic, key, bytes, reason
        from undeliverable_record u
      ) f
      where (cast(:kind as text) is null or kind = :kind)
        and (cast(:at as timestamptz) is null or (at, id) < (:at, cast(:id as uuid)))
      order by at desc, id desc limit :limit
      """)
  List<Failure> failures(@Nullable String kind, @Nullable Instant at, @Nullable UUID id, int limit);

  /** The id of a submission with the verdict JUDGE_ERROR. */
  record JudgeError(UUID submission) {}

  @SQL("select id from judge_error where id = :submission")
  Optional<JudgeError> judgeError(UUID submission);
}

package io.arbiter.server.player.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an admin did, and to what. An entry's details are the components as JSON, so no component
 * may hold source code or a secret.
 */
public sealed interface AdminAction {
  /** The kinds of actions, by which entries are filtered. The names are stored. */
  enum Kind {
    ROLES_SET,
    SUSPENDED,
    SUSPENSION_LIFTED,
    QUOTA_SET,
    QUOTA_REMOVED,
    PUBLICATION_HIDDEN,
    PUBLICATION_SHOWN,
    COMMENT_HIDDEN,
    COMMENT_SHOWN,
    SUBMISSION_REJUDGED,
    PUZZLE_REJUDGED,
    REJUDGING_APPLIED,
    RECORD_RETRIED,
    VERSION_PUBLISHED,
    VERSION_RETIRED,
    VERSION_RESTORED,
    CONTEST_CHANGED,
    CONTEST_UNFROZEN,
    CONTEST_DELETED,
    CONTEST_RULING_MADE,
    CONTEST_RULING_LIFTED
  }

  sealed interface OnPlayer extends AdminAction {
    UUID player();
  }

  record RolesSet(UUID player, List<String> before, List<String> after) implements OnPlayer {}

  record Suspended(UUID player, String reason, @Nullable Instant until) implements OnPlayer {}

  record SuspensionLifted(UUID player) implements OnPlayer {}

  /** A player got quotas of its own; null where the setting holds. */
  record QuotaSet(
      UUID player,
      @Nullable Integer inFlight,
      @Nullable Integer perMinute,
      @Nullable Integer perDay)
      implements OnPlayer {}

  /** The settings' quotas hold for a player again. */
  record QuotaRemoved(UUID player) implements OnPlayer {}

  /**
   * A publication was hidden or shown again.
   *
   * @param reason null when it was shown again
   */
  record PublicationModerated(UUID publication, UUID player, @Nullable String reason)
      implements AdminAction {}

  /**
   * A comment was hidden or shown again.
   *
   * @param reason null when it was shown again
   */
  record CommentModerated(UUID comment, UUID player, @Nullable String reason)
      implements AdminAction {}

  record SubmissionRejudged(UUID submission, UUID rejudging) implements AdminAction {}

  record PuzzleRejudged(String puzzle, int version, boolean apply, UUID rejudging)
      implements AdminAction {}

  record RejudgingApplied(String puzzle, UUID rejudging) implements AdminAction {}

  /** A record that could not be delivered is sent again. */
  record RecordRetried(UUID record, String topic, String key) implements AdminAction {}

  /** A version of another author's puzzle was published, retired or restored. */
  record VersionChanged(Kind kind, String puzzle, int version) implements AdminAction {}

  /** Another organiser's contest was changed, unfrozen by a step or altogether, or deleted. */
  record ContestManaged(Kind kind, UUID contest, String title) implements AdminAction {}

  /**
   * A player of another organiser's contest was disqualified or removed, or this was taken back.
   *
   * @param ruling null like the reason if it was taken back
   */
  record ContestRuled(
      UUID contest, String title, UUID player, @Nullable String ruling, @Nullable String reason)
      implements AdminAction {}

  default Kind kind() {
    return switch (this) {
      case RolesSet _ -> Kind.ROLES_SET;
      case Suspended _ -> Kind.SUSPENDED;
      case SuspensionLifted _ -> Kind.SUSPENSION_LIFTED;
      case QuotaSet _ -> Kind.QUOTA_SET;
      case QuotaRemoved _ -> Kind.QUOTA_REMOVED;
      case PublicationModerated(_, _, var reason) ->
          reason == null ? Kind.PUBLICATION_SHOWN : Kind.PUBLICATION_HIDDEN;
      case CommentModerated(_, _, var reason) ->
          reason == null ? Kind.COMMENT_SHOWN : Kind.COMMENT_HIDDEN;
      case SubmissionRejudged _ -> Kind.SUBMISSION_REJUDGED;
      case PuzzleRejudged _ -> Kind.PUZZLE_REJUDGED;
      case RejudgingApplied _ -> Kind.REJUDGING_APPLIED;
      case RecordRetried _ -> Kind.RECORD_RETRIED;
      case VersionChanged(var kind, _, _) -> kind;
      case ContestManaged(var kind, _, _) -> kind;
      case ContestRuled(_, _, _, var ruling, _) ->
          ruling == null ? Kind.CONTEST_RULING_LIFTED : Kind.CONTEST_RULING_MADE;
    };
  }

  /**
   * The id of a player, submission, publication, comment, contest or record, or the slug of a
   * puzzle.
   */
  default String subject() {
    return switch (this) {
      case OnPlayer action -> action.player().toString();
      case PublicationModerated(var publication, _, _) -> publication.toString();
      case CommentModerated(var comment, _, _) -> comment.toString();
      case SubmissionRejudged(var submission, _) -> submission.toString();
      case PuzzleRejudged action -> action.puzzle();
      case RejudgingApplied(var puzzle, _) -> puzzle;
      case RecordRetried(var record, _, _) -> record.toString();
      case VersionChanged(_, var puzzle, _) -> puzzle;
      case ContestManaged(_, var contest, _) -> contest.toString();
      case ContestRuled action -> action.contest().toString();
    };
  }

  /** The player whom the action is about; null if it is about no player. */
  default @Nullable UUID about() {
    return switch (this) {
      case OnPlayer action -> action.player();
      case PublicationModerated action -> action.player();
      case CommentModerated action -> action.player();
      case ContestRuled action -> action.player();
      case SubmissionRejudged _,
          PuzzleRejudged _,
          RejudgingApplied _,
          RecordRetried _,
          VersionChanged _,
          ContestManaged _ ->
          null;
    };
  }
}

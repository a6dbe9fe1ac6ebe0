package io.arbiter.core.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a request failed or a field is wrong, where players meet it. Clients put the reason and its
 * values into words of any language; the sentence has the English ones.
 */
public enum ProblemReason {
  NOT_LOGGED_IN(
      ErrorCode.UNAUTHENTICATED, "send a token of POST /api/tokens as 'Authorization: Bearer …'"),
  LOG_IN_ENDED(ErrorCode.UNAUTHENTICATED, "this log-in has ended; log in with name and password"),
  ACCOUNT_DELETED(ErrorCode.UNAUTHENTICATED, "the account of this token is deleted"),
  PASSWORD_CHANGED(
      ErrorCode.UNAUTHENTICATED, "the password was changed at this moment; log in again"),
  WRONG_LOG_IN(ErrorCode.UNAUTHENTICATED, "the name or the password is wrong"),
  WRONG_PASSWORD(ErrorCode.FORBIDDEN, "the password is wrong"),
  NO_PASSWORD(ErrorCode.FORBIDDEN, "the account has no password; set a password first"),
  LINK_ENDED(ErrorCode.NOT_FOUND, "this link has been used, or has ended"),
  SUSPENDED(ErrorCode.SUSPENDED, "your account is suspended: {reason}"),
  SUSPENDED_UNTIL(ErrorCode.SUSPENDED, "your account is suspended until {until}: {reason}"),
  ROLE_MISSING(ErrorCode.FORBIDDEN, "your roles do not allow this"),
  NAME_TAKEN(ErrorCode.CONFLICT, "the name {name} is taken"),
  EMAIL_TAKEN(ErrorCode.CONFLICT, "another account has this address"),
  NO_PUZZLE(ErrorCode.NOT_FOUND, "no puzzle {name}"),
  NO_PLAYER(ErrorCode.NOT_FOUND, "no player {name}"),
  NO_SUBMISSION(ErrorCode.NOT_FOUND, "no submission {id}"),
  NO_CLASS(ErrorCode.NOT_FOUND, "no class {id}"),
  NO_CONTEST(ErrorCode.NOT_FOUND, "no contest {id}"),
  LOCKED(ErrorCode.FORBIDDEN, "{puzzle} is locked: solve {more} more of {station} ({puzzles})"),
  NOT_SOLVED(ErrorCode.FORBIDDEN, "solve the puzzle first"),
  NOT_ACCEPTED(ErrorCode.CONFLICT, "only an accepted submission is published"),
  OWN_SOLUTION(ErrorCode.CONFLICT, "nobody votes for their own solution"),
  TOO_MANY_LOG_INS(
      ErrorCode.TOO_MANY_REQUESTS, "{most} log-ins with this name have failed within a minute"),
  TOO_MANY_FROM_ADDRESS(
      ErrorCode.TOO_MANY_REQUESTS,
      "too many {events} from {place}: {most} within {minutes} minutes are allowed"),
  TOO_MANY_MAILS(ErrorCode.TOO_MANY_REQUESTS, "{most} mails within an hour are allowed"),
  TOO_MANY_CODES(ErrorCode.TOO_MANY_REQUESTS, "{most} wrong codes within {minutes} minutes"),
  QUOTA_WAITING(
      ErrorCode.TOO_MANY_REQUESTS, "the quota is {most} submissions that wait for their verdicts"),
  QUOTA_MINUTE(ErrorCode.TOO_MANY_REQUESTS, "the quota is {most} submissions in a minute"),
  QUOTA_DAY(ErrorCode.TOO_MANY_REQUESTS, "the quota is {most} submissions in a day"),
  QUOTA_ENDED_PROCESSES(
      ErrorCode.TOO_MANY_REQUESTS,
      "the quota is {most} submissions in ten minutes that end their process"),
  VISITORS_WAITING(
      ErrorCode.TOO_MANY_REQUESTS,
      "{most} runs of visitors wait for their results; players are not affected"),
  VISITORS_HOUR(
      ErrorCode.TOO_MANY_REQUESTS,
      "visitors have made {most} runs within an hour; players are not affected"),
  VISITORS_ENDED_PROCESSES(
      ErrorCode.TOO_MANY_REQUESTS,
      "runs of visitors have ended the process they run in {most} times in ten minutes;"
          + " players are not affected"),
  QUEUE_FULL(ErrorCode.UNAVAILABLE, "the queue is full: {waiting} submissions wait"),
  NO_DATABASE(ErrorCode.UNAVAILABLE, "the database does not answer; try again"),
  NO_WORKERS(ErrorCode.UNAVAILABLE, "the workers cannot be reached; try again"),
  BUSY(ErrorCode.UNAVAILABLE, "too many log-ins at this moment; try again"),
  FAULT(ErrorCode.INTERNAL, "this is our fault; it has been logged"),
  WRONG_CODE(ErrorCode.NOT_FOUND, "no class has this code"),
  NAME_NOT_IN_CLASS(
      ErrorCode.CONFLICT,
      "the name {name} is taken; if it is the pupil's own, give the pupil the code of the class"),
  LISTED_TWICE(ErrorCode.INVALID, "is in line {line} of the list already"),
  TOO_MANY_COLUMNS(ErrorCode.INVALID, "has {columns} columns; a line has a name and an address"),
  OWN_CLASS(ErrorCode.CONFLICT, "you are a teacher of this class"),
  CLASS_FULL(ErrorCode.CONFLICT, "the class has {most} members already"),
  CLASS_ARCHIVED(ErrorCode.CONFLICT, "the class is archived"),
  CONTEST_STARTED(ErrorCode.CONFLICT, "the contest has started"),
  CONTEST_OVER(ErrorCode.CONFLICT, "the contest is over"),
  CONTEST_CLOSED(ErrorCode.CONFLICT, "the contest is not open to you at this moment"),
  NOT_REGISTERED(ErrorCode.FORBIDDEN, "you are not registered for this contest"),
  NOT_INVITED(ErrorCode.FORBIDDEN, "only players who are invited take part in this contest"),
  DISQUALIFIED(ErrorCode.FORBIDDEN, "you are disqualified from this contest: {reason}"),
  REMOVED(ErrorCode.FORBIDDEN, "you are removed from this contest: {reason}"),
  NOT_RATING(
      ErrorCode.FORBIDDEN, "only admins and players with the role organiser make rated contests"),
  NOT_IN_CONTEST(ErrorCode.NOT_FOUND, "the contest has no puzzle {name}"),
  NOT_THERE(ErrorCode.NOT_FOUND, "no {kind} {id}"),
  NOT_YOURS(ErrorCode.FORBIDDEN, "this is {whose}"),
  ONLY_OTHERS(ErrorCode.FORBIDDEN, "only {who} may do this"),
  TOO_MANY_ALREADY(ErrorCode.CONFLICT, "there are {most} {kind} already; delete one first"),
  NO_TEAMS(ErrorCode.CONFLICT, "the contest has no teams: teamSize is 1"),
  VIRTUAL_TOO_EARLY(
      ErrorCode.CONFLICT, "a virtual participation begins when the contest is closed"),
  QUESTIONS_CLOSED(ErrorCode.CONFLICT, "questions are answered only while the contest runs"),
  QUESTIONS_OPEN(ErrorCode.CONFLICT, "{most} of your questions have no answer yet"),
  CONTEST_NOT_OVER(ErrorCode.CONFLICT, "the contest is not over"),
  CONTEST_RUNS(ErrorCode.CONFLICT, "the contest runs; delete it after its end"),
  STILL_JUDGED(ErrorCode.CONFLICT, "submissions of the contest are still judged; try again"),
  ALREADY_IN_CLASS(ErrorCode.CONFLICT, "{name} is in this class already"),
  NO_COMMENT(ErrorCode.CONFLICT, "there is no comment to answer"),
  WEBHOOKS_OFF(ErrorCode.FORBIDDEN, "this Arbiter sends no webhooks"),
  WEBHOOK_DISABLED(ErrorCode.CONFLICT, "the webhook is disabled; enable it first"),
  SCOPE_NEEDS_ROLE(ErrorCode.INVALID, "the scope {scope} needs the role {role}"),
  IDENTITY_TAKEN(ErrorCode.CONFLICT, "this account at the provider belongs to another player"),
  IDENTITY_LINKED(ErrorCode.CONFLICT, "you are linked with another account at {provider}"),
  IDENTITY_RACE(ErrorCode.CONFLICT, "this account was linked at the same moment; log in again"),
  ONLY_LOG_IN(ErrorCode.CONFLICT, "this is your only way to log in; set a password first"),
  LAST_ADMIN(ErrorCode.CONFLICT, "the last admin stays: give somebody else the role first"),
  NOTHING_TO_REVIEW(ErrorCode.NOT_FOUND, "nothing waits for a review"),
  VERSION_STATE(ErrorCode.CONFLICT, "version {number} is {state}, not {expected}"),
  NO_REVIEW_NEEDED(ErrorCode.CONFLICT, "version {number} needs no review"),
  NO_REVIEW_ASKED(ErrorCode.CONFLICT, "nobody has asked for a review of version {number}"),
  OWN_REVIEW(ErrorCode.FORBIDDEN, "another person has to review the puzzle"),
  NOT_APPROVED(ErrorCode.CONFLICT, "version {number} needs the approval of another author: {next}"),
  CONTEST_USES(
      ErrorCode.CONFLICT,
      "version {number} is validated, and a contest that has not ended uses the puzzle"),
  WEAK_TESTS(ErrorCode.CONFLICT, "the tests' strength is below the minimum of {least}"),
  OTHERS_PUZZLE(ErrorCode.FORBIDDEN, "{name} is another author's puzzle{more}"),
  NOT_REPORTED(ErrorCode.CONFLICT, "not all results are in; apply it when it is REPORTED"),
  REJUDGING_RUNS(
      ErrorCode.CONFLICT, "another rejudging of this is not finished; it will be applied first"),
  NOT_APPLICABLE(
      ErrorCode.CONFLICT,
      "version {number} is {state}: only one that passed its validation can be applied"),
  NO_STOP(ErrorCode.CONFLICT, "only runs and scripts can be stopped"),
  TOO_MANY_STREAMS(ErrorCode.TOO_MANY_REQUESTS, "you may have {most} event streams open at a time"),

  // Of fields.
  MISSING(ErrorCode.INVALID, "is missing"),
  TOO_SHORT(ErrorCode.INVALID, "must have at least {least} characters"),
  TOO_LONG(ErrorCode.INVALID, "must have at most {most} characters"),
  TOO_SMALL(ErrorCode.INVALID, "must be at least {least}"),
  TOO_BIG(ErrorCode.INVALID, "must be at most {most}"),
  SOURCE_TOO_LARGE(ErrorCode.TOO_LARGE, "has {bytes} bytes, {most} are allowed"),
  PLAYER_NAME(ErrorCode.INVALID, "must be 3 to 32 of A-Z, a-z, 0-9, _ and -"),
  PUZZLE_NAME(ErrorCode.INVALID, "is not the name of a puzzle"),
  WEAK_PASSWORD(
      ErrorCode.INVALID, "must have 8 characters or more, and no more than 72 bytes in UTF-8"),
  NO_EMAIL(ErrorCode.INVALID, "must be an e-mail address"),
  NONE_CHOSEN(ErrorCode.INVALID, "must have at least one entry"),
  TOO_MANY_CHOSEN(ErrorCode.INVALID, "must have at most {most} entries"),
  PAST(ErrorCode.INVALID, "must not be past"),
  TOO_FAR(ErrorCode.INVALID, "must be {by} at the latest"),
  NAMED_TWICE(ErrorCode.INVALID, "{name} is named twice"),
  TEAMS_UNRATED(ErrorCode.INVALID, "a contest with teams cannot be rated"),
  NOT_AFTER(ErrorCode.INVALID, "must be after {start}"),
  NOT_BEFORE(ErrorCode.INVALID, "must not be before {start}"),
  LASTS_TOO_LONG(ErrorCode.INVALID, "must be within {days} days after startsAt"),
  FREEZE_OUTSIDE(ErrorCode.INVALID, "must be from startsAt until before endsAt"),
  ONLY_LATER(ErrorCode.INVALID, "can only become later, while the contest runs"),
  FREEZE_PAST(ErrorCode.INVALID, "cannot change once it is past"),
  FIXED(ErrorCode.INVALID, "cannot change after the start"),
  LARGER_TEAM(ErrorCode.INVALID, "there is a team with {players} players; dissolve it first"),
  TEAM_FULL(ErrorCode.INVALID, "a team has at most {most} players"),
  NOT_FREE(ErrorCode.INVALID, "{name} is not registered, or is in another team"),
  NOT_PARTICIPANT(ErrorCode.INVALID, "{name} is not registered for this contest"),
  NOT_USABLE(
      ErrorCode.INVALID,
      "there is no published puzzle {name}, and you have no validated version of one"),
  WEAK_TESTS_OF(
      ErrorCode.INVALID,
      "the strength of the tests of {name}, version {version}, is below the minimum of {least}"),
  BEFORE_CLASS(
      ErrorCode.INVALID,
      "cannot be before {earliest}: what members sent earlier is not for the class"),
  UNKNOWN_PUZZLES(ErrorCode.INVALID, "there is no puzzle {names}"),
  NO_TEACHER(ErrorCode.INVALID, "is not the name of a teacher"),
  NO_AUTHOR(ErrorCode.INVALID, "no author is called {name}"),
  SAME_PASSWORD(ErrorCode.INVALID, "must differ from the current password"),
  NO_SUCH_LINE(ErrorCode.INVALID, "must be 1 to {lines}"),
  NO_URL(ErrorCode.INVALID, "is not a URL"),
  URL_REFUSED(ErrorCode.INVALID, "{what}"),
  AUTHORS_ONLY(ErrorCode.INVALID, "{event} is for authors"),
  CONTEST_RESERVES(ErrorCode.INVALID, "the contest \"{contest}\" has not ended");

  private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

  private final ErrorCode code;
  private final String sentence;

  ProblemReason(ErrorCode code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /**
   * The failure of a request.
   *
   * @param values in the order of the sentence
   */
  public ProblemException problem(Object... values) {
    Map<String, Object> named = named(values);
    return new ProblemException(code, filled(named), List.of(), null, this, named);
  }

  /**
   * The fault of a field.
   *
   * @param values in the order of the sentence
   */
  public Violation violation(String field, Object... values) {
    Map<String, Object> named = named(values);
    return new Violation(field, null, null, filled(named), this, named);
  }

  /**
   * The failure of a request because of one field.
   *
   * @param values in the order of the sentence
   */
  public ProblemException invalid(String field, Object... values) {
    Violation fault = violation(field, values);
    String detail = field + ": " + fault.message();
    return new ProblemException(ErrorCode.INVALID, detail, List.of(fault), null, null, Map.of());
  }

  private Map<String, Object> named(Object... values) {
    List<MatchResult> names = VALUE.matcher(sentence).results().toList();
    if (values.length != names.size()) {
      throw new IllegalArgumentException(this + " needs the values of: " + sentence);
    }
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      named.put(names.get(i).group(1), values[i]);
    }
    return named;
  }

  private String filled(Map<String, Object> values) {
    return VALUE
        .matcher(sentence)
        .replaceAll(name -> Matcher.quoteReplacement(String.valueOf(values.get(name.group(1)))));
  }
}

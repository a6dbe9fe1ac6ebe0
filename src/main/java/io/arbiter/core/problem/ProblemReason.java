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
  NO_EMAIL(ErrorCode.INVALID, "must be an e-mail address");

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

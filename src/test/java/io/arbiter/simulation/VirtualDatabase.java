package io.arbiter.simulation;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.narayana.jta.TransactionRunner;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Tables in memory, with transactions and row locks as PostgreSQL has them at the level "read
 * committed": a statement sees what is committed and what its own transaction wrote, and a lock
 * lasts until the end of the transaction. {@code ConformanceTest} compares the statements on these
 * tables with the real statements.
 */
public final class VirtualDatabase {
  /** What happens around the statements. */
  public interface Surroundings {
    Instant now();

    /** Before a statement. May throw what a lost connection makes a statement throw. */
    void statement(String what);

    /** Before a commit. */
    Faults.Answer commit();

    /** Until another transaction has ended. */
    void awaitTransaction();

    /** A transaction has ended. */
    void ended();
  }

  /** A version of a puzzle. */
  public record Version(UUID puzzle, String slug, int number, int points, String testSetHash) {}

  /** A row of the table submission. */
  public record Submission(
      UUID id,
      String kind,
      UUID player,
      UUID puzzle,
      int version,
      String source,
      String key,
      boolean batch,
      Instant submittedAt,
      Instant enqueuedAt,
      int attempt,
      String verdict,
      Instant judgedAt,
      Instant endedChildAt) {
    public boolean isJudged() {
      return verdict != null;
    }

    public Submission judged(String by, Instant at) {
      return with(attempt, enqueuedAt, by, at, endedChildAt);
    }

    public Submission again(Instant at) {
      return with(attempt + 1, at, verdict, judgedAt, endedChildAt);
    }

    public Submission ended(Instant at) {
      return with(attempt, enqueuedAt, verdict, judgedAt, at);
    }

    private Submission with(int number, Instant enqueued, String by, Instant at, Instant ended) {
      return new Submission(
          id,
          kind,
          player,
          puzzle,
          version,
          source,
          key,
          batch,
          submittedAt,
          enqueued,
          number,
          by,
          at,
          ended);
    }
  }

  public record Attempt(UUID submission, int number) implements Comparable<Attempt> {
    @Override
    public int compareTo(Attempt other) {
      int first = submission.compareTo(other.submission);
      return first == 0 ? Integer.compare(number, other.number) : first;
    }
  }

  /** A row of the table judgement. */
  public record Judged(Attempt attempt, String verdict, int points, int version) {}

  /** A row of the table outbox. */
  public record Waiting(long id, String topic, String key, byte[] payload) {}

  public record PlayerPuzzle(UUID player, UUID puzzle) implements Comparable<PlayerPuzzle> {
    @Override
    public int compareTo(PlayerPuzzle other) {
      int first = player.compareTo(other.player);
      return first == 0 ? puzzle.compareTo(other.puzzle) : first;
    }
  }

  /** A row of the table solved. */
  public record Solved(PlayerPuzzle of, UUID submission, int points, Instant solvedAt) {}

  /** A row of the table standing, of the board of all time. */
  public record Standing(UUID player, long points, int solved, Instant reachedAt) {}

  /** A table. */
  public final class Table<K extends Comparable<K>, V> {
    private final TreeMap<K, V> committed = new TreeMap<>();

    /** What the current transaction has written; a deleted row is empty. */
    @SuppressWarnings("unchecked")
    private Map<K, Optional<V>> written() {
      Transaction mine = current.get();
      return mine == null
          ? Map.of()
          : (Map<K, Optional<V>>) mine.writes.getOrDefault(this, Map.of());
    }

    /** As the current transaction sees the row. */
    public Optional<V> find(K key) {
      Optional<V> written = written().get(key);
      return written != null ? written : committed(key);
    }

    /** As the current transaction sees the rows, in the order of keys. */
    public Stream<V> rows() {
      if (written().isEmpty()) {
        return committed();
      }
      TreeMap<K, V> merged = new TreeMap<>(committed);
      apply(written(), merged);
      return merged.values().stream();
    }

    /** What is committed, for invariants. */
    Stream<V> committed() {
      return committed.values().stream();
    }

    Optional<V> committed(K key) {
      return Optional.ofNullable(committed.get(key));
    }

    /** Locks a row, or a key that no row has yet. */
    public void lock(K key) {
      Transaction mine = mine();
      while (isLocked(key)) {
        surroundings.awaitTransaction();
      }
      locks.put(new Lock(this, key), mine);
      mine.locked.add(new Lock(this, key));
    }

    /** Whether another transaction holds the lock of a row. */
    public boolean isLocked(K key) {
      Transaction holder = locks.get(new Lock(this, key));
      return holder != null && holder != mine();
    }

    public void put(K key, V value) {
      write(key, Optional.of(value));
    }

    public void delete(K key) {
      write(key, Optional.empty());
    }

    @SuppressWarnings("unchecked")
    private void write(K key, Optional<V> value) {
      lock(key);
      ((Map<K, Optional<V>>) mine().writes.computeIfAbsent(this, _ -> new TreeMap<>()))
          .put(key, value);
    }

    private void apply(Map<K, Optional<V>> written, Map<K, V> rows) {
      written.forEach(
          (key, value) -> value.ifPresentOrElse(v -> rows.put(key, v), () -> rows.remove(key)));
    }

    @SuppressWarnings("unchecked")
    private void commit(Map<?, ?> written) {
      apply((Map<K, Optional<V>>) written, committed);
    }
  }

  private record Lock(Object table, Object key) {}

  private static final class Transaction {
    private final Instant began;
    private final Map<Table<?, ?>, Map<?, ?>> writes = new HashMap<>();
    private final Set<Lock> locked = new HashSet<>();

    private Transaction(Instant began) {
      this.began = began;
    }
  }

  public final Table<UUID, Submission> submissions = new Table<>();
  public final Table<Attempt, Judged> judgements = new Table<>();
  public final Table<Long, Waiting> outbox = new Table<>();
  public final Table<PlayerPuzzle, Solved> solved = new Table<>();
  public final Table<UUID, Standing> standings = new Table<>();
  public final Table<UUID, UUID> players = new Table<>();

  /** Without rows: for each player, the lock of the intake. */
  public final Table<UUID, UUID> intakes = new Table<>();

  public final Map<UUID, Map<Integer, Version>> versions = new HashMap<>();

  private final Surroundings surroundings;
  private final ThreadLocal<Transaction> current = new ThreadLocal<>();
  private final Map<Lock, Transaction> locks = new HashMap<>();
  private long lastId;
  private long commits;

  public VirtualDatabase(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  public void add(Version version) {
    versions.computeIfAbsent(version.puzzle(), p -> new TreeMap<>()).put(version.number(), version);
  }

  public long nextId() {
    return ++lastId;
  }

  /** Grows with each commit. */
  long commits() {
    return commits;
  }

  /** A statement begins. */
  public void statement(String what) {
    surroundings.statement(what);
  }

  /** When the current transaction began, as now() says in SQL. */
  public Instant now() {
    return mine().began;
  }

  private Transaction mine() {
    Transaction mine = current.get();
    if (mine == null) {
      throw new IllegalStateException("this statement needs a transaction");
    }
    return mine;
  }

  /** Runs in the current transaction, or in a new one. */
  public TransactionRunner joining() {
    return runner(true);
  }

  /** Runs in a new transaction. */
  public TransactionRunner requiringNew() {
    return runner(false);
  }

  private TransactionRunner runner(boolean join) {
    return new TransactionRunner() {
      @Override
      public void run(Runnable task) {
        call(Executors.callable(task));
      }

      @Override
      public <T> T call(Callable<T> task) {
        Transaction outer = current.get();
        try {
          return join && outer != null ? task.call() : inNew(task, outer);
        } catch (RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  private <T> T inNew(Callable<T> task, Transaction outer) throws Exception {
    Transaction mine = new Transaction(surroundings.now());
    current.set(mine);
    try {
      T result = task.call();
      Faults.Answer answer = surroundings.commit();
      if (answer != Faults.Answer.FAILED) {
        mine.writes.forEach(Table::commit);
        commits++;
      }
      if (answer != Faults.Answer.DONE) {
        throw new QuarkusTransactionException("the commit was not confirmed");
      }
      return result;
    } finally {
      mine.locked.forEach(locks::remove);
      current.set(outer);
      surroundings.ended();
    }
  }

  /** What Hibernate throws when a statement fails. */
  public static RuntimeException failure(String what, String state) {
    return new IllegalStateException(what, new SQLException(what, state));
  }
}

package io.arbiter.server.similarity;

import io.arbiter.core.source.SourceCode;
import io.arbiter.server.similarity.SourceTokens.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses fingerprints of a source. The method is that of Schleimer, Wilkerson and Aiken,
 * "Winnowing: Local Algorithms for Document Fingerprinting" (2003): two sources that share {@code
 * WINDOW + GRAM - 1} successive tokens share a fingerprint, and nothing shorter than {@code GRAM}
 * tokens is noticed.
 */
final class Winnowing {
  /** A simple statement has about five tokens, so two sources must share at least two. */
  private static final int GRAM = 10;

  /** A third of the grams are kept: 2 of WINDOW + 1. */
  private static final int WINDOW = 5;

  /** Most fingerprints of one source. */
  static final int MOST = 2_000;

  /** Of the hash FNV-1a with 64 bits. */
  private static final long BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private Winnowing() {}

  /** The fingerprints of a source, in the order of its lines. */
  static List<Fingerprint> of(SourceCode source) {
    List<Token> tokens = SourceTokens.of(source);
    long[] hashes = hashes(tokens);
    List<Integer> picks = picks(hashes);
    if (picks.size() > MOST) {
      // Selected by hash, so that two long sources keep the same fingerprints.
      picks =
          picks.stream()
              .sorted(Comparator.comparingLong(at -> hashes[at]))
              .limit(MOST)
              .sorted()
              .toList();
    }
    return picks.stream()
        .map(at -> fingerprint(hashes[at], tokens.subList(at, at + GRAM)))
        .toList();
  }

  private static Fingerprint fingerprint(long hash, List<Token> gram) {
    return new Fingerprint(hash, gram.getFirst().line(), gram.getLast().line());
  }

  /** The hash of each {@code GRAM} successive tokens. */
  private static long[] hashes(List<Token> tokens) {
    long[] each = tokens.stream().mapToLong(token -> hash(token.text())).toArray();
    long[] hashes = new long[Math.max(0, each.length - GRAM + 1)];
    for (int start = 0; start < hashes.length; start++) {
      long hash = BASIS;
      for (int i = start; i < start + GRAM; i++) {
        hash = mixed(hash ^ each[i]);
      }
      hashes[start] = hash & Long.MAX_VALUE;
    }
    return hashes;
  }

  private static long hash(String text) {
    long hash = BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  /** The last step of MurmurHash3, so that each bit of a hash depends on all tokens. */
  private static long mixed(long hash) {
    long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }

  /** For each window the place of the smallest hash; the rightmost if there are several. */
  private static List<Integer> picks(long[] hashes) {
    List<Integer> picks = new ArrayList<>();
    for (int start = 0; start == 0 || start + WINDOW <= hashes.length; start++) {
      int least = start;
      for (int i = start; i < Math.min(start + WINDOW, hashes.length); i++) {
        least = hashes[i] <= hashes[least] ? i : least;
      }
      if (least < hashes.length && (picks.isEmpty() || picks.getLast() != least)) {
        picks.add(least);
      }
    }
    return picks;
  }
}

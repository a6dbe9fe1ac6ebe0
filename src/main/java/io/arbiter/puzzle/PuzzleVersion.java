package io.arbiter.puzzle;

import io.arbiter.judging.Limits;
import java.util.UUID;

/**
 * What a submission is judged against.
 *
 * @param number counts from 1 for each puzzle
 */
public record PuzzleVersion(
    UUID puzzleId, String slug, int number, String testSetHash, Limits limits) {}

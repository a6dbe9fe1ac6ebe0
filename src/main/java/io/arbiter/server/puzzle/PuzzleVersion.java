package io.arbiter.server.puzzle;

import io.arbiter.core.judging.Limits;
import java.util.UUID;

/**
 * The version of a puzzle that a submission is judged against.
 *
 * @param number from 1 for each puzzle
 * @param program whether solutions are programs, which read stdin and write stdout
 * @param lock decides whether the puzzle is open to a player
 */
public record PuzzleVersion(
    UUID puzzleId,
    String slug,
    int number,
    String testSetHash,
    Limits limits,
    boolean program,
    StationLock lock) {}

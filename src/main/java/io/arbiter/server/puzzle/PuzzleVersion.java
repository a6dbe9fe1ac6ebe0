package io.arbiter.server.puzzle;

import io.arbiter.core.judging.Limits;
import io.arbiter.server.station.StationLock;
import java.util.UUID;

/**
 * What a submission is judged against.
 *
 * @param number counts from 1 for each puzzle
 * @param lock what decides whether a player gets it
 */
public record PuzzleVersion(
    UUID puzzleId, String slug, int number, String testSetHash, Limits limits, StationLock lock) {}

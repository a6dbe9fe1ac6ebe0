"""Accepts every text in UTF-8: the puzzle has no input validator."""
import sys

sys.stdin.buffer.read().decode("utf-8")
sys.exit(42)

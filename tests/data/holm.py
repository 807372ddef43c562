"""Checks p_holm of a CSV table on standard input against p (or test_p) by the definition: Holm, 1979.

Prints how many tests were corrected for, and whether every corrected p is what these tests alone make of it.
"""
import csv
import sys

rows = [r for r in csv.DictReader(sys.stdin) if r["p_holm"]]
tests = sorted((float(r.get("test_p") or r["p"]), float(r["p_holm"])) for r in rows)
largest, right = 0.0, True
for i, (p, p_holm) in enumerate(tests):
    largest = max(largest, min(1.0, p * (len(tests) - i)))
    right = right and abs(largest - p_holm) <= 1e-12
print(f"{len(tests)} tests: {'yes' if right else 'no'}")

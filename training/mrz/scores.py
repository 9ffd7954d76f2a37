"""How wrong a reading is, and how sure a rate."""

import math

import numpy as np


def edits(read, truth):
    """The Levenshtein distance of two texts."""
    row = list(range(len(truth) + 1))
    for i, a in enumerate(read, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(truth, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def wilson(hits, count, z=1.96):
    """The 95 % interval of a rate."""
    if count == 0:
        return 0.0, 1.0
    rate, square = hits / count, z * z
    middle = (rate + square / (2 * count)) / (1 + square / count)
    half = z * math.sqrt(rate * (1 - rate) / count + square / (4 * count * count)) / (1 + square / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def score(readings, truths):
    """Exact lines and character errors of readings against truths."""
    exact = sum(read == truth for read, truth in zip(readings, truths))
    errors = int(np.sum([edits(read, truth) for read, truth in zip(readings, truths)]))
    return exact, errors, sum(len(truth) for truth in truths)

"""
Reads a fixed stream of whole lines that no training ever saw (documents, cuts, grounds and damage of another seed) and
tells exact lines and character errors for four bands of damage. Any ONNX of the same shape can be read, so that two
nets are compared on the same lines.
"""

import argparse
import hashlib
import json

import cv2
import numpy as np
import torch

from alphabet import collapse
from run_onnx import OnnxReader
from scores import score, wilson
from stream import make_line, normalise, open_studio

SEED = 99_001
BANDS = {"scan": (0.0, 0.25), "photograph": (0.25, 0.5), "poor photograph": (0.5, 0.75), "damaged": (0.75, 1.0)}


def read(net, image):
    """The text of one crop, decoded without any knowledge of the forms."""
    return collapse(net(normalise(image)[None, None])[0].argmax(0).tolist())


def lines_of(studio, band, count):
    """The same lines for every net: each has random numbers of its own."""
    low, high = BANDS[band]
    for number in range(count):
        rng = np.random.default_rng([SEED, list(BANDS).index(band), number])
        yield make_line(rng, studio, rng.uniform(low, high))


def summary(readings, truths):
    exact, errors, characters = score(readings, truths)
    low, high = wilson(exact, len(truths))
    return {
        "lines": len(truths),
        "exact": exact,
        "exactRate": round(exact / len(truths), 4),
        "exactRate95": {"low": round(low, 4), "high": round(high, 4)},
        "characters": characters,
        "characterErrorRate": round(errors / characters, 5),
    }


def evaluate(path, count):
    net, studio = OnnxReader(path), open_studio(SEED)
    bands, all_readings, all_truths = {}, [], []
    for band in BANDS:
        lines = list(lines_of(studio, band, count))
        readings, truths = [read(net, line.image) for line in lines], [line.text for line in lines]
        strength = {"weakest": BANDS[band][0], "strongest": BANDS[band][1]}
        bands[band] = {**strength, **summary(readings, truths)}
        all_readings += readings
        all_truths += truths
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    return {"sha256": digest, "seed": SEED, "bands": bands, "all": summary(all_readings, all_truths)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--lines", type=int, default=500, help="lines in each band")
    parser.add_argument("--out", help="also write the result here")
    chosen = parser.parse_args()
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    text = json.dumps(evaluate(chosen.model, chosen.lines), indent=2)
    print(text)
    if chosen.out:
        with open(chosen.out, "w", encoding="utf-8") as file:
            file.write(text + "\n")


if __name__ == "__main__":
    main()

"""Writes a picture of sample lines, one row each with the frames' classes beneath: look before you train."""

import sys

import cv2
import numpy as np

from alphabet import ALPHABET, BLANK
from layout import NET_HEIGHT, STRIDE
from stream import frame_classes, make_line, open_studio

WIDTH, LETTERS_HEIGHT = 1100, 12


def row(line):
    canvas = np.full((NET_HEIGHT + LETTERS_HEIGHT, WIDTH), 255, np.uint8)
    seen = line.image[:, :WIDTH]
    canvas[:NET_HEIGHT, : seen.shape[1]] = seen
    for frame, kind in enumerate(frame_classes(line)):
        if kind != BLANK:
            place = (frame * STRIDE - 2, NET_HEIGHT + 9)
            cv2.putText(canvas, ALPHABET[kind - 1], place, cv2.FONT_HERSHEY_PLAIN, 0.6, 0)
    return canvas


def main(path, strength, count=22, seed=7):
    studio = open_studio(seed)
    rng = np.random.default_rng([seed, 2])
    cv2.imwrite(path, np.vstack([row(make_line(rng, studio, float(strength))) for _ in range(count)]))


if __name__ == "__main__":
    main(*sys.argv[1:3])

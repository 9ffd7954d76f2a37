"""
The endless stream of lines. Batch `n` of a seed is always the same, whoever makes it: its random numbers come from
(seed, n) alone.
"""

from dataclasses import dataclass

import numpy as np

from alphabet import BLANK, CLASS_OF
from camera import columns_in_crop, crop, cut_edges, light, photograph
from glyphs import make_cuts
from layout import NET_HEIGHT, STRIDE, lay_out
from paper import occurs, print_paper
from pools import make_pools

BATCH_PIXELS = 12288
STRAIGHT_BATCHES = 4000
WIDTHS = (256, 512, 1024)
WIDTH_SHARES = (0.35, 0.4, 0.25)
CHARACTER_REACH = 0.24


@dataclass(frozen=True)
class Line:
    """A crop in grey levels, the text whose middles are seen in it, and where those middles are."""

    image: np.ndarray
    text: str
    xs: np.ndarray
    pitch: float


@dataclass(frozen=True)
class Studio:
    cuts: list
    pools: object


def open_studio(seed):
    rng = np.random.default_rng([seed, 0])
    return Studio(make_cuts(rng), make_pools(rng))


def make_line(rng, studio, strength, net_width=None, is_straight=False):
    """One line. Strength 0 is a flat scan, 1 the worst that is still worth reading."""
    cut = studio.cuts[int(rng.integers(len(studio.cuts)))]
    layout = lay_out(rng, strength, cut, net_width, is_straight)
    paper, xs = print_paper(rng, strength, studio.pools, layout, CLASS_OF)
    paper = light(rng, strength, paper)
    kept = cut_edges(rng, strength, paper, layout, xs)
    image, ratio_x, ratio_y = photograph(rng, strength, studio.pools, paper, layout)
    seen = crop(rng, image, layout, ratio_x, ratio_y)
    if occurs(rng, 0.4):
        table = 255 * (np.arange(256) / 255) ** rng.uniform(0.6, 1.6)
        seen = table.astype(np.uint8)[seen]
    at = columns_in_crop(layout, xs)
    kept &= (at >= 0) & (at < layout.net_width)
    text = "".join(c for c, is_kept in zip(layout.text, kept) if is_kept)
    return Line(seen, text, at[kept], layout.pitch / layout.scale_x)


def normalise(image):
    """Stretches the 2nd to the 98th percentile to -1 .. 1, cut at 1.5 beyond."""
    values = np.sort(image, axis=None)
    low, high = float(values[int(values.size * 0.02)]), float(values[int(values.size * 0.98)])
    return np.clip((image.astype(np.float32) - low) / max(high - low, 20) * 2 - 1, -1.5, 1.5)


def frame_classes(line):
    """The class of every frame: a character's within a quarter of the pitch around its middle, else blank."""
    width = line.image.shape[1]
    middles = (np.arange(width // STRIDE) + 0.5) * STRIDE
    classes = np.full(width // STRIDE, BLANK, np.int64)
    for character, x in zip(line.text, line.xs):
        near = np.abs(middles - x) < line.pitch * CHARACTER_REACH
        if not near.any():
            near[min(int(x / STRIDE), near.size - 1)] = True
        classes[near] = CLASS_OF[character]
    return classes


def make_batch(studio, seed, number):
    """Inputs [n, 1, 32, W], frame classes [n, W/4] and texts of batch `number`; more of it is hard than easy."""
    rng = np.random.default_rng([seed, 1, number])
    width = int(rng.choice(WIDTHS, p=WIDTH_SHARES))
    is_straight = number < STRAIGHT_BATCHES
    lines = [make_line(rng, studio, rng.random() ** 0.7, width, is_straight) for _ in range(BATCH_PIXELS // width)]
    inputs = np.stack([normalise(line.image) for line in lines])[:, None]
    assert inputs.shape[2:] == (NET_HEIGHT, width)
    return inputs, np.stack([frame_classes(line) for line in lines]), [line.text for line in lines]

"""Where everything lies on the paper, in pixels of the paper, before anything is drawn."""

from dataclasses import dataclass

import numpy as np

from documents import make_zone
from glyphs import CELL_HEIGHT

NET_HEIGHT = 32
STRIDE = 4
WHOLE_WIDTH = 700
WIDEST_PAPER = 3072


@dataclass(frozen=True)
class Layout:
    """One line of a zone (`lines[row]`) and the window of it that the net sees."""

    lines: list
    row: int
    cut: object
    pitch: float
    line_pitch: float
    first_x: float
    middle_y: float
    paper_width: int
    paper_height: int
    net_width: int
    scale_x: float
    scale_y: float
    perspective: float
    drift: float
    curve: float
    shear: float

    @property
    def text(self):
        return self.lines[self.row]

    def columns(self):
        """The columns of which at least a part lies on the paper."""
        first = max(0, int(np.floor(-self.first_x / self.pitch)))
        last = int(np.ceil((self.paper_width - self.first_x) / self.pitch))
        return range(first, min(len(self.text), last + 1))


def first_offset(rng, columns, seen):
    """How many columns lie left of the window: the whole line somewhere in it, or a piece of the line."""
    slack = columns - seen
    return rng.uniform(-1.5, slack + 1.5) if slack > 0 else -rng.uniform(0, -slack)


def rise_of(rng, strength, is_straight):
    """By how many capitals' heights the whole line rises or falls to either end: crops are wrong by a degree or so."""
    return rng.uniform(-0.22, 0.22) * strength if is_straight else rng.uniform(-1, 1) * (0.14 + 0.38 * strength)


def offset_of(rng, strength, is_straight, unseen_rise):
    """How far beneath the crop's middle the line lies, also because the window may lie at one end of a rising line."""
    spread = 0.02 + 0.06 * strength if is_straight else 0.03 + 0.07 * strength
    offset = rng.normal(0, spread)
    return offset + unseen_rise * rng.uniform(-1, 1) if unseen_rise else offset


def lay_out(rng, strength, cut, net_width=None, is_straight=False):
    """Chooses a document and how a crop of one of its lines lies; without a width the whole line is seen."""
    lines = make_zone(rng)
    row = int(rng.integers(len(lines)))
    columns = len(lines[row])
    pitch = cut.pitch * rng.uniform(0.88, 1.24)
    share = rng.uniform(0.52 - 0.12 * strength, 0.68 + 0.1 * strength)
    scale_y = cut.height / share / NET_HEIGHT
    scale_x = scale_y * np.exp(rng.uniform(-0.2, 0.2) * strength)
    margin_left = rng.uniform(0.2, 2.5)
    if net_width is None:
        seen = columns + margin_left + rng.uniform(0.2, 2.5 + 2 * strength)
        net_width = int(np.ceil(seen * pitch / scale_x / STRIDE)) * STRIDE
        hidden = -margin_left
    else:
        hidden = first_offset(rng, columns, net_width * scale_x / pitch)
    perspective = rng.uniform(-0.22, 0.22) * strength
    seen_width = net_width * scale_x
    pad = min(1.5 * pitch + 0.3 * abs(perspective) * seen_width, (WIDEST_PAPER - seen_width) / 2)
    rise = rise_of(rng, strength, is_straight)
    seen_rise = rise if is_straight else rise * min(1.0, net_width / WHOLE_WIDTH)
    drift = cut.height * seen_rise
    curve = cut.height * rng.uniform(-0.2, 0.2) * strength * (rng.random() < 0.4)
    paper_height = int(NET_HEIGHT * scale_y * 1.2 + 2 * abs(drift) + 2 * abs(curve)) + 16
    line_pitch = max(pitch * rng.uniform(1.45, 2.7), cut.height * 1.35)
    offset = cut.height * offset_of(rng, strength, is_straight, rise - seen_rise)
    return Layout(
        lines=lines,
        row=row,
        cut=cut,
        pitch=pitch,
        line_pitch=line_pitch,
        first_x=pad - (hidden - 0.5) * pitch,
        middle_y=paper_height / 2 + offset,
        paper_width=int(seen_width + 2 * pad),
        paper_height=max(paper_height, CELL_HEIGHT),
        net_width=net_width,
        scale_x=scale_x,
        scale_y=scale_y,
        perspective=perspective,
        drift=drift,
        curve=curve,
        shear=rng.normal(0, 0.12) * strength,
    )

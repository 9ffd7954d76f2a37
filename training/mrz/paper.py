"""Prints a line and its neighbours on a patterned ground, and puts stamps, lines, boxes and edges on it."""

import cv2
import numpy as np

from glyphs import CELL_HEIGHT, CELL_WIDTH
from pools import cut_out


def occurs(rng, probability):
    return rng.random() < probability


def any_texture(rng, pools, shape):
    return cut_out(rng, pools.backgrounds[int(rng.integers(len(pools.backgrounds)))], *shape)


def paste(ink, glyph, x, y):
    """Puts a glyph's cell with its middle at (x, y); what lies outside the paper is cut away."""
    left, top = int(round(x - CELL_WIDTH / 2)), int(round(y - CELL_HEIGHT / 2))
    x0, x1 = max(left, 0), min(left + CELL_WIDTH, ink.shape[1])
    y0, y1 = max(top, 0), min(top + CELL_HEIGHT, ink.shape[0])
    if x0 < x1 and y0 < y1:
        target = ink[y0:y1, x0:x1]
        np.maximum(target, glyph[y0 - top : y1 - top, x0 - left : x1 - left], out=target)


def print_lines(rng, strength, layout, classes):
    """The ink of the line and of its neighbours; returns it with the middle of every column of the line."""
    ink = np.zeros((layout.paper_height, layout.paper_width), np.uint8)
    wobble = rng.normal(0, 0.2 + 0.8 * strength, size=(len(layout.text), 2))
    xs = layout.first_x + np.arange(len(layout.text)) * layout.pitch + wobble[:, 0]
    has_neighbours = occurs(rng, 0.85)
    for row, text in enumerate(layout.lines):
        y = layout.middle_y + (row - layout.row) * layout.line_pitch
        is_seen = row == layout.row or (has_neighbours and -CELL_HEIGHT < y < layout.paper_height + CELL_HEIGHT)
        for column in layout.columns() if is_seen else ():
            if column < len(text):
                paste(ink, layout.cut.cells[classes[text[column]] - 1], xs[column], y + wobble[column, 1])
    return ink.astype(np.float32) / 255, xs


def wear(rng, strength, pools, ink):
    """Print that is broken or uneven."""
    if occurs(rng, 0.25 * strength):
        most = rng.uniform(0.2, 0.9)
        ink = ink * np.clip(1.2 - most * np.abs(any_texture(rng, pools, ink.shape)), 0, 1)
    if occurs(rng, 0.3 * strength):
        ink = cv2.GaussianBlur(ink, (0, 0), rng.uniform(0.6, 2.2))
        if occurs(rng, 0.5):
            ink = np.clip(ink * rng.uniform(1.2, 2.2), 0, 1)
    return ink


def ground(rng, strength, pools, layout, level):
    """The paper: its brightness, slopes, and patterns of rising strength."""
    shape = (layout.paper_height, layout.paper_width)
    paper = np.full(shape, level, np.float32)
    for _ in range(int(rng.integers(0, 2 + int(2 * strength > 1)))):
        paper += any_texture(rng, pools, shape) * rng.uniform(2, 8 + 22 * strength)
    return paper


def put_on(image, ink, level, opacity):
    """Ink of a grey level over the image, where `ink` is 0 to 1; works in place."""
    image += (level - image) * (ink * opacity)


def add_stamp(rng, pools, image, text_level):
    """A stamp's ink is see-through: text beneath it stays darker."""
    stamp = pools.stamps[int(rng.integers(len(pools.stamps)))]
    y = int(rng.integers(-stamp.shape[0] + 10, image.shape[0] - 10))
    x = int(rng.integers(-stamp.shape[1] // 2, image.shape[1] - 20))
    y0, y1 = max(y, 0), min(y + stamp.shape[0], image.shape[0])
    x0, x1 = max(x, 0), min(x + stamp.shape[1], image.shape[1])
    piece = stamp[y0 - y : y1 - y, x0 - x : x1 - x]
    target = image[y0:y1, x0:x1]
    if occurs(rng, 0.6):
        target *= 1 - piece * rng.uniform(0.15, 0.65)
    else:
        put_on(target, piece, rng.uniform(text_level, 220), rng.uniform(0.2, 0.7))


def add_lines(rng, image, layout, text_level):
    """Ruled or hand-drawn lines through the text."""
    mask = np.zeros(image.shape, np.uint8)
    for _ in range(int(rng.integers(1, 4))):
        x = rng.uniform(0, image.shape[1])
        y = layout.middle_y + rng.uniform(-0.8, 0.8) * layout.cut.height
        slope = rng.uniform(-0.06, 0.06) if occurs(rng, 0.6) else rng.uniform(-6, 6)
        reach = image.shape[1] * 1.2 if abs(slope) < 0.1 else rng.uniform(30, 200)
        ends = [(int(x + side * reach), int(y + side * reach * slope)) for side in (-1, 1)]
        cv2.line(mask, ends[0], ends[1], 255, int(rng.integers(1, 6)), cv2.LINE_AA)
    put_on(image, mask.astype(np.float32) / 255, rng.uniform(min(text_level, 60), 255), rng.uniform(0.25, 0.95))


def add_box(rng, image, layout, text_level):
    """A frame that someone drew around the line, touching it or nearly."""
    mask = np.zeros(image.shape, np.uint8)
    half = layout.cut.height * rng.uniform(0.45, 0.95)
    left = layout.first_x - layout.pitch * rng.uniform(0.4, 1.2)
    right = layout.first_x + layout.pitch * (len(layout.text) - rng.uniform(-0.2, 0.6))
    below = half if occurs(rng, 0.6) else half + layout.line_pitch
    corners = (int(left), int(layout.middle_y - half)), (int(right), int(layout.middle_y + below))
    cv2.rectangle(mask, corners[0], corners[1], 255, int(rng.integers(1, 6)), cv2.LINE_AA)
    put_on(image, mask.astype(np.float32) / 255, rng.uniform(text_level * 0.7, 200), rng.uniform(0.4, 1))


def add_label(rng, pools, image, layout, text_level):
    """Ordinary print above, below or beyond the end of the line."""
    label = pools.labels[int(rng.integers(len(pools.labels)))]
    if occurs(rng, 0.3):
        x = int(layout.first_x + layout.pitch * (len(layout.text) + rng.uniform(0, 1)))
        y = int(layout.middle_y - label.shape[0] / 2 + rng.uniform(-20, 20))
    else:
        x = int(rng.uniform(-300, image.shape[1] * 0.7))
        away = layout.cut.height * rng.uniform(0.75, 1.4)
        y = int(layout.middle_y - away - label.shape[0] * 0.8) if occurs(rng, 0.6) else int(layout.middle_y + away)
    y0, y1 = max(y, 0), min(y + label.shape[0], image.shape[0])
    x0, x1 = max(x, 0), min(x + label.shape[1], image.shape[1])
    if y0 < y1 and x0 < x1:
        piece = label[y0 - y : y1 - y, x0 - x : x1 - x]
        put_on(image[y0:y1, x0:x1], piece, text_level * rng.uniform(0.6, 1.3), rng.uniform(0.4, 1))


def add_table(rng, pools, image, layout):
    """The document ends and the table begins, beside the line or beneath it."""
    level = rng.uniform(0, 255)
    table = any_texture(rng, pools, image.shape) * rng.uniform(0, 25) + level
    side = int(rng.integers(4))
    if side == 0:
        edge = int(layout.middle_y + layout.cut.height * rng.uniform(0.65, 1.3))
        image[edge:] = table[edge:]
    elif side == 1:
        edge = max(int(layout.middle_y - layout.cut.height * rng.uniform(0.65, 1.3)), 0)
        image[:edge] = table[:edge]
    elif side == 2:
        edge = max(int(layout.first_x - layout.pitch * rng.uniform(0.6, 3)), 0)
        image[:, :edge] = table[:, :edge]
    else:
        edge = int(layout.first_x + layout.pitch * (len(layout.text) - 1 + rng.uniform(0.6, 3)))
        image[:, edge:] = table[:, edge:]


def print_paper(rng, strength, pools, layout, classes):
    """The whole paper as grey levels, and the middles of the line's columns."""
    ink, xs = print_lines(rng, strength, layout, classes)
    ink = wear(rng, strength, pools, ink)
    level = rng.uniform(150, 250)
    is_faint = occurs(rng, 0.2 * strength)
    text_level = max(level - (rng.uniform(30, 80) if is_faint else rng.uniform(90, 220)), 0)
    image = ground(rng, strength * (0.4 if is_faint else 1), pools, layout, level)
    stamps_first = occurs(rng, 0.5)
    if not stamps_first:
        put_on(image, ink, text_level, rng.uniform(0.8, 1))
    for _ in range(int(rng.integers(1, 4)) if occurs(rng, 0.35 * strength) else 0):
        add_stamp(rng, pools, image, text_level)
    if stamps_first:
        put_on(image, ink, text_level, rng.uniform(0.8, 1))
    if occurs(rng, 0.3 * strength):
        add_lines(rng, image, layout, text_level)
    if occurs(rng, 0.18 * strength):
        add_box(rng, image, layout, text_level)
    if occurs(rng, 0.3):
        add_label(rng, pools, image, layout, text_level)
    if occurs(rng, 0.2):
        add_table(rng, pools, image, layout)
    return image, xs

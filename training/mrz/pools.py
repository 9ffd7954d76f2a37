"""
What lies around and across the text, drawn once and then only cut out: backgrounds, stamps, printed labels, screen
gratings and noise. Cutting from a pool is many times cheaper than drawing for every line.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from documents import LETTERS, several, word
from layout import WIDEST_PAPER

HEIGHT, WIDTH = 180, WIDEST_PAPER
LABEL_FONTS = [
    f"/usr/share/fonts/truetype/liberation/Liberation{name}.ttf"
    for name in ("Sans-Regular", "Sans-Bold", "Serif-Regular", "SansNarrow-Regular")
]


@dataclass(frozen=True)
class Pools:
    backgrounds: list
    stamps: list
    labels: list
    gratings: list
    noise: np.ndarray


def waves(rng, xs, ys, shortest, longest):
    """Guilloche: a wave whose phase itself waves."""
    angle, period = rng.uniform(0, np.pi), np.exp(rng.uniform(np.log(shortest), np.log(longest)))
    wander = rng.uniform(0, 14) * np.sin(xs / rng.uniform(15, 120) + ys / rng.uniform(15, 120) + rng.uniform(0, 6))
    wave = np.sin((xs * np.cos(angle) + ys * np.sin(angle) + wander) * (2 * np.pi / period))
    style = rng.random()
    if style < 0.4:
        return wave
    return np.where(wave > rng.uniform(0.3, 0.9), 1.0, 0.0) if style < 0.8 else np.abs(wave) - 0.5


def clouds(rng):
    coarse = rng.normal(size=(int(rng.integers(3, 24)), int(rng.integers(8, 160)))).astype(np.float32)
    return cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC) * 0.6


def small_print(rng):
    """Rows of tiny letters, as in the safety print of visas."""
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    drawing, size = ImageDraw.Draw(image), int(rng.integers(7, 16))
    font = ImageFont.truetype(LABEL_FONTS[int(rng.integers(len(LABEL_FONTS)))], size)
    for y in range(0, HEIGHT, int(size * rng.uniform(1.1, 2.5))):
        drawing.text((-rng.uniform(0, 100), y), (several(rng, LETTERS + "  ", 9) + " ") * 60, font=font, fill=255)
    return np.asarray(image, np.float32) / 255


def make_background(rng):
    """A texture of about unit strength."""
    ys, xs = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    texture = np.zeros((HEIGHT, WIDTH), np.float32)
    for _ in range(int(rng.integers(1, 4))):
        kind = rng.random()
        if kind < 0.6:
            layer = waves(rng, xs, ys, 3, 60)
        else:
            layer = clouds(rng) if kind < 0.85 else small_print(rng)
        texture += layer.astype(np.float32) * rng.uniform(0.3, 1)
    return texture / max(float(texture.std()) * 2, 0.2)


def stamp_text(drawing, rng, size):
    path = LABEL_FONTS[int(rng.integers(len(LABEL_FONTS)))]
    font = ImageFont.truetype(path, int(rng.integers(size // 10, size // 4)))
    for row in range(int(rng.integers(1, 4))):
        text = word(rng) if rng.random() < 0.6 else several(rng, "0123456789", 6)
        drawing.text((size * rng.uniform(0.1, 0.4), size * (0.2 + 0.2 * row)), text, font=font, fill=255)


def make_stamp(rng):
    """A stamp, a signature or a smear, as ink from 0 to 1."""
    size = int(rng.integers(120, 360))
    image = Image.new("L", (size, size), 0)
    drawing, stroke, kind = ImageDraw.Draw(image), int(rng.integers(2, 9)), rng.random()
    if kind < 0.35:
        drawing.ellipse((stroke, stroke, size - stroke, size - stroke), outline=255, width=stroke)
        drawing.ellipse((size * 0.15,) * 2 + (size * 0.85,) * 2, outline=255, width=max(1, stroke // 2))
        stamp_text(drawing, rng, size)
    elif kind < 0.6:
        drawing.rectangle((stroke, size * 0.1, size - stroke, size * 0.75), outline=255, width=stroke)
        stamp_text(drawing, rng, size)
    elif kind < 0.85:
        points = [tuple(point) for point in rng.uniform(0, size, size=(int(rng.integers(4, 12)), 2))]
        drawing.line(points, fill=255, width=stroke, joint="curve")
    else:
        drawing.ellipse((size * 0.1, size * 0.3, size * 0.9, size * 0.6), fill=255)
    turn = cv2.getRotationMatrix2D((size / 2, size / 2), rng.uniform(-180, 180), 1)
    ink = cv2.warpAffine(np.asarray(image, np.float32) / 255, turn, (size, size))
    patchy = cv2.resize(rng.uniform(0.4, 1.3, size=(12, 12)).astype(np.float32), (size, size))
    return np.clip(cv2.GaussianBlur(ink, (0, 0), rng.uniform(0.5, 2.5)) * patchy, 0, 1)


def make_label(rng):
    """A strip of ordinary print: what stands above or beside the zone."""
    height = int(rng.integers(16, 44))
    image = Image.new("L", (900, height + 12), 0)
    font = ImageFont.truetype(LABEL_FONTS[int(rng.integers(len(LABEL_FONTS)))], height)
    text = "   ".join(word(rng).title() if rng.random() < 0.6 else word(rng) for _ in range(8))
    ImageDraw.Draw(image).text((0, 0), text, font=font, fill=255)
    return np.asarray(image, np.float32) / 255


def make_grating(rng):
    """The interference of a screen's pixels or of a scanner's raster, in pixels of the photograph."""
    ys, xs = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    texture = waves(rng, xs, ys, 2.1, 9)
    return (texture * np.sin(ys * rng.uniform(0.3, 3)) if rng.random() < 0.4 else texture).astype(np.float32)


def make_pools(rng):
    return Pools(
        backgrounds=[make_background(rng) for _ in range(48)],
        stamps=[make_stamp(rng) for _ in range(120)],
        labels=[make_label(rng) for _ in range(60)],
        gratings=[make_grating(rng) for _ in range(24)],
        noise=rng.normal(size=1 << 20).astype(np.float32),
    )


def cut_out(rng, texture, height, width):
    """A piece of a texture, anywhere in it, mirrored half of the time."""
    top = int(rng.integers(texture.shape[0] - height + 1))
    left = int(rng.integers(texture.shape[1] - width + 1))
    piece = texture[top : top + height, left : left + width]
    return piece[:, ::-1] if rng.random() < 0.5 else piece


def noise_of(rng, pools, height, width):
    start = int(rng.integers(pools.noise.size - height * width + 1))
    return pools.noise[start : start + height * width].reshape(height, width)

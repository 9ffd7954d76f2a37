"""
Trains the reader from nothing on the endless stream. Every character's place is known, so each frame has a class and
plain cross-entropy does what alignment-free losses need many more lines for.
"""

import argparse
import csv
import math
import multiprocessing
import os
import signal
import sys
import time
from queue import Empty

import cv2
import torch
from torch.nn import functional

from alphabet import BLANK, CLASSES, collapse
from export import write_onnx
from net import Reader
from scores import score
from settle import settle
from stream import make_batch, open_studio

LOG_FIELDS = ["iteration", "lines", "loss", "rate", "validation_exact", "validation_character_errors", "seconds"]
VALIDATION_SEED_OFFSET = 1_000_000
VALIDATION_BATCHES = 12


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20250)
    parser.add_argument("--iterations", type=int, default=10_500)
    parser.add_argument("--decay", type=int, default=6_000, help="over how many of the last iterations the rate falls")
    parser.add_argument("--precise", type=int, default=300, help="how many of the last iterations compute in float32")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--checkpoint", default="build/checkpoint.pt")
    parser.add_argument("--log", default="log.csv")
    parser.add_argument("--latest", help="also write each checkpoint as ONNX here")
    parser.add_argument("--every", type=int, default=500, help="iterations between validations and checkpoints")
    return parser.parse_args()


def feed(queue, seed, first, last):
    """Makes the batches in their order; runs in a process of its own."""
    cv2.setNumThreads(1)
    studio = open_studio(seed)
    for number in range(first, last):
        inputs, classes, _ = make_batch(studio, seed, number)
        queue.put((inputs, classes))


def next_batch(queue, feeder):
    """The next batch, or an end when the process that makes them has died."""
    while True:
        try:
            return queue.get(timeout=60)
        except Empty:
            if not feeder.is_alive():
                raise RuntimeError("the process that makes the lines has ended") from None


def rate_at(iteration, chosen):
    """A short warm-up, a long level, and a cosine down to a hundredth."""
    left = chosen.iterations - iteration
    warm = min(1.0, (iteration + 1) / 300)
    if left >= chosen.decay:
        return chosen.rate * warm
    return chosen.rate * warm * (0.01 + 0.99 * 0.5 * (1 - math.cos(math.pi * left / chosen.decay)))


def validation_set(seed):
    studio = open_studio(seed + VALIDATION_SEED_OFFSET)
    return [make_batch(studio, seed + VALIDATION_SEED_OFFSET, number) for number in range(VALIDATION_BATCHES)]


def validate(net, batches):
    """Exact windows and character errors on windows of another seed's documents, cuts and grounds."""
    net.eval()
    readings, truths = [], []
    with torch.no_grad():
        for inputs, _, texts in batches:
            readings += [collapse(frames) for frames in net(torch.from_numpy(inputs)).argmax(1).tolist()]
            truths += texts
    net.train()
    exact, errors, characters = score(readings, truths)
    return exact / len(truths), errors / characters


def step(net, optimiser, weights, batch, is_precise):
    inputs, classes = (torch.from_numpy(part) for part in batch)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not is_precise):
        logits = net(inputs.contiguous(memory_format=torch.channels_last))
    loss = functional.cross_entropy(logits.float(), classes, weight=weights)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return float(loss.detach()), len(inputs)


class Progress:
    """What a checkpoint holds, and how it is written and taken up again."""

    def __init__(self, chosen):
        self.chosen = chosen
        self.net = Reader().to(memory_format=torch.channels_last)
        self.optimiser = torch.optim.AdamW(self.net.parameters(), lr=chosen.rate, weight_decay=1e-3)
        self.iteration, self.lines, self.seconds = 0, 0, 0.0
        if os.path.exists(chosen.checkpoint):
            kept = torch.load(chosen.checkpoint)
            self.net.load_state_dict(kept["net"])
            self.optimiser.load_state_dict(kept["optimiser"])
            self.iteration, self.lines, self.seconds = kept["iteration"], kept["lines"], kept["seconds"]

    def save(self):
        os.makedirs(os.path.dirname(self.chosen.checkpoint) or ".", exist_ok=True)
        kept = {"net": self.net.state_dict(), "optimiser": self.optimiser.state_dict()}
        kept.update(iteration=self.iteration, lines=self.lines, seconds=self.seconds)
        torch.save(kept, self.chosen.checkpoint + ".partial")
        os.replace(self.chosen.checkpoint + ".partial", self.chosen.checkpoint)
        if self.chosen.latest:
            write_onnx(self.net, self.chosen.latest)

    def log(self, loss, rate, exact, errors):
        is_new = not os.path.exists(self.chosen.log)
        with open(self.chosen.log, "a", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            if is_new:
                writer.writerow(LOG_FIELDS)
            measured = [f"{loss:.4f}", f"{rate:.6f}", f"{exact:.4f}", f"{errors:.4f}"]
            row = [self.iteration, self.lines, *measured, int(self.seconds)]
            writer.writerow(row)
        print(*row, flush=True)


def train(progress, next_lines, chosen):
    weights = torch.ones(CLASSES)
    weights[BLANK] = 0.5
    checks = validation_set(chosen.seed)
    smooth, began, before = None, time.monotonic(), progress.seconds
    while progress.iteration < chosen.iterations:
        rate = rate_at(progress.iteration, chosen)
        for group in progress.optimiser.param_groups:
            group["lr"] = rate
        is_precise = progress.iteration >= chosen.iterations - chosen.precise
        loss, lines = step(progress.net, progress.optimiser, weights, next_lines(), is_precise)
        smooth = loss if smooth is None else 0.99 * smooth + 0.01 * loss
        progress.iteration += 1
        progress.lines += lines
        progress.seconds = before + time.monotonic() - began
        if progress.iteration % chosen.every == 0 or progress.iteration == chosen.iterations:
            progress.log(smooth, rate, *validate(progress.net, checks))
            progress.save()


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # an exit ends the feeding process too
    chosen = options()
    cv2.setNumThreads(1)
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    progress = Progress(chosen)
    queue = multiprocessing.Queue(8)
    arguments = (queue, chosen.seed, progress.iteration, chosen.iterations)
    feeder = multiprocessing.Process(target=feed, args=arguments, daemon=True)
    feeder.start()
    train(progress, lambda: next_batch(queue, feeder), chosen)
    settle(progress.net, open_studio(chosen.seed), chosen.seed, chosen.iterations)
    progress.save()


if __name__ == "__main__":
    main()

"""The reader: a small convolutional net, one column of logits for every four pixels of the line."""

from torch import nn

from alphabet import CLASSES


def stage(inputs, outputs, kernel, stride=1, padding=0, dilation=1):
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Neighbourhood(nn.Module):
    """Looks left and right along the line, and adds what it finds."""

    def __init__(self, channels, dilation):
        super().__init__()
        self.look = stage(channels, channels, (1, 5), padding=(0, 2 * dilation), dilation=(1, dilation))

    def forward(self, columns):
        return columns + self.look(columns)


class Reader(nn.Module):
    """[batch, 1, 32, W] to [batch, 38, W / 4]; a column sees 95 pixels, about five characters."""

    def __init__(self):
        super().__init__()
        self.shapes = nn.Sequential(
            stage(1, 24, 3, 2, 1),
            stage(24, 40, 3, 2, 1),
            stage(40, 56, 3, 1, 1),
            stage(56, 80, 3, (2, 1), 1),
            stage(80, 96, 3, 1, 1),
            stage(96, 128, (4, 1)),
        )
        self.context = nn.Sequential(Neighbourhood(128, 1), Neighbourhood(128, 2), Neighbourhood(128, 1))
        self.classes = nn.Conv2d(128, CLASSES, 1)

    def forward(self, x):
        return self.classes(self.context(self.shapes(x))).squeeze(2)

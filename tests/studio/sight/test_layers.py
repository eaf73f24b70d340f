"""The layers do what their plain formulas say."""

import numpy as np
import pytest

from studio.sight.faces import layers
from studio.sight.faces.layers import Maps


def _maps(channels: int, height: int, width: int) -> Maps:
    made = layers.empty(channels, height, width)
    layers.inside(made)[:] = np.random.default_rng(3).normal(size=(channels, height, width))
    return made


def _kernels(channels: int) -> Maps:
    return np.random.default_rng(4).normal(size=(channels, 9)).astype(np.float32)


def _slowly(maps: Maps, kernels: Maps) -> Maps:
    windows = np.lib.stride_tricks.sliding_window_view(maps, (3, 3), axis=(1, 2))
    return np.asarray(np.einsum("chwij,cij->chw", windows, kernels.reshape(-1, 3, 3)), np.float32)


@pytest.mark.parametrize(("channels", "height", "width"), [(1, 4, 6), (5, 80, 144), (384, 6, 10)])
def test_filters_are_those_of_a_plain_convolution(channels: int, height: int, width: int) -> None:
    """At every place, and at every other."""
    maps, kernels = _maps(channels, height, width), _kernels(channels)
    wanted = _slowly(maps, kernels)

    filtered = layers.inside(layers.filtered(maps, kernels))
    thinned = layers.inside(layers.thinned(maps, kernels))

    np.testing.assert_allclose(filtered, wanted, atol=1e-4)
    np.testing.assert_allclose(thinned, wanted[:, 1::2, 1::2], atol=1e-4)


@pytest.mark.parametrize(("taken", "given"), [(3, 1), (96, 384), (130, 50)])
def test_mixing_in_parts_gives_the_whole_product(taken: int, given: int) -> None:
    """However it is parted."""
    maps, numbers = _maps(taken, 40, 70), np.random.default_rng(5)
    weights, biases = (numbers.normal(size=size).astype(np.float32) for size in ((given, taken), (given, 1)))

    made = layers.mixed(maps, weights, biases)

    np.testing.assert_allclose(made, np.tensordot(weights, maps, 1) + biases[:, :, None], atol=1e-3)


def test_pooling_and_doubling() -> None:
    """The greatest of four stays; a plain map stays plain, and its border stays nothing."""
    maps = _maps(2, 4, 6)
    corner = layers.inside(maps)[0, :2, :2].max()
    plain = layers.empty(1, 3, 5)
    layers.inside(plain)[:] = 2.5

    doubled = layers.doubled(plain)

    assert layers.pooled(maps)[0, 0, 0] == corner
    assert (layers.inside(doubled) == 2.5).all()
    assert doubled.shape == (1, 8, 12)
    assert doubled.sum() == 2.5 * 60


def test_what_is_rectified_has_a_border_again() -> None:
    """Nothing is below nothing, and around it all is nothing."""
    maps = np.full((2, 5, 6), 3.0, np.float32)
    maps[0, 2, 2] = -1

    made = layers.rectified(maps)

    assert made.sum() == 3 * (2 * 3 * 4 - 1)

"""learning: losses, the learning rate, the running average and one step of training."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from srcgraph.training.corpus import AnnotatedArticle, parse_reading
from srcgraph.training.variation import Lesson, Names, lesson
from tests.tokens import MARKED, STORY, inventory, pieces_of, words

torch = pytest.importorskip("torch", reason="needs the train extra: pip install 'srcgraph[train]'")

from srcgraph.training.batches import Batch, collate, epoch  # noqa: E402  # torch may be absent
from srcgraph.training.learning import (  # noqa: E402
    WARM_UP,
    Average,
    Cycle,
    learn,
    losses,
    pace,
    save_weights,
    seed_everything,
)
from srcgraph.training.network import Network  # noqa: E402

NAMES = Names(("Ada",), ("Lund",))
KNOWN = inventory(pieces_of(STORY))


def taught(marked: str = MARKED) -> list[Lesson]:
    article = AnnotatedArticle("a", STORY, (parse_reading(marked),))
    return [lesson(article, words(STORY), 1)]


def batch(marked: str = MARKED) -> Batch:
    (examples,) = epoch(taught(marked), Random(1), NAMES, KNOWN)
    return collate(examples)


def network() -> Network:
    seed_everything(1)
    return Network()


@pytest.fixture(scope="module")
def fresh() -> Network:
    """A network that no test changes."""
    return network().eval()


class Two(torch.nn.Module):
    """A network of one learnt and one fixed weight."""

    def __init__(self) -> None:
        super().__init__()
        self.learnt = torch.nn.Parameter(torch.zeros(1))
        self.fixed = torch.nn.Parameter(torch.zeros(1), requires_grad=False)


@pytest.mark.parametrize(
    ("done", "expected"), [(0.0, 0.0), (WARM_UP / 2, 0.5), (WARM_UP, 1.0), (1.0, 0.0)]
)
def test_the_pace_rises_and_falls(done: float, expected: float) -> None:
    assert pace(done) == pytest.approx(expected)


def test_the_pace_never_rises_again() -> None:
    falling = [pace(WARM_UP + step / 100) for step in range(int(100 * (1 - WARM_UP)))]
    assert falling == sorted(falling, reverse=True)


def test_a_seed_fixes_chance() -> None:
    one = seed_everything(3).random(), float(torch.rand(1))
    assert one == (seed_everything(3).random(), float(torch.rand(1)))


def test_losses_are_measured(fresh: Network) -> None:
    assert all(loss.item() > 0 for loss in losses(fresh, batch()))


def test_without_attributions_pointers_have_no_loss(fresh: Network) -> None:
    tag, source, part = losses(fresh, batch(marked=""))
    assert (float(tag) > 0, float(source), float(part)) == (True, 0.0, 0.0)


def test_an_average_moves_towards_the_weights() -> None:
    two = Two()
    average = Average(two)
    two.learnt.data.fill_(1.0)
    average.take(two)
    average.put(two)
    assert 0 < float(two.learnt) < 1


def test_an_average_of_equal_weights_is_the_weights() -> None:
    two = Two()
    average = Average(two)
    for _ in range(3):
        average.take(two)
    average.put(two)
    assert float(two.learnt) == 0


def test_an_average_leaves_fixed_weights_alone() -> None:
    two = Two()
    average = Average(two)
    two.fixed.data.fill_(1.0)
    average.take(two)
    average.put(two)
    assert float(two.fixed) == 1


def test_a_checkpoint_can_be_read_again(tmp_path: Path) -> None:
    save_weights({"a": torch.ones(2)}, tmp_path / "one.pt")
    assert torch.load(tmp_path / "one.pt")["a"].tolist() == [1, 1]
    assert [path.name for path in tmp_path.iterdir()] == ["one.pt"]


def test_a_broken_checkpoint_does_not_replace_a_good_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_weights({"a": torch.ones(1)}, tmp_path / "one.pt")

    def broken(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(torch, "save", broken)
    with pytest.raises(OSError):  # noqa: PT011
        save_weights({"a": torch.zeros(1)}, tmp_path / "one.pt")
    assert torch.load(tmp_path / "one.pt")["a"].tolist() == [1]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Network, Path]:
    """A network after two steps, and the folder of its checkpoints."""
    folder, student = tmp_path_factory.mktemp("checkpoints"), network()
    cycle = Cycle(epochs=2, rate=1e-3)
    learn(student, taught(), NAMES, KNOWN, cycle, Random(1), folder, lambda _: None)
    return student, folder


def test_every_epoch_leaves_a_checkpoint(trained: tuple[Network, Path]) -> None:
    assert sorted(path.name for path in trained[1].iterdir()) == ["epoch-0.pt", "epoch-1.pt"]


def test_training_changes_the_weights_but_not_the_word_pieces(
    trained: tuple[Network, Path], fresh: Network
) -> None:
    before, after = fresh.state_dict(), trained[0].state_dict()
    assert torch.equal(before["pieces.weight"], after["pieces.weight"])
    assert not torch.equal(before["tags.weight"], after["tags.weight"])


def test_training_lessens_the_loss(trained: tuple[Network, Path], fresh: Network) -> None:
    before, after = (float(losses(one.eval(), batch())[0]) for one in (fresh, trained[0]))
    assert after < before


def test_a_cycle_without_time_ends_at_once(tmp_path: Path) -> None:
    student = network()
    before = student.tags.weight.detach().clone()
    cycle = Cycle(epochs=1, rate=1e-3, minutes=1e-9)
    learn(student, taught(), NAMES, KNOWN, cycle, Random(1), tmp_path, lambda _: None)
    assert torch.equal(student.tags.weight, before)
    assert list(tmp_path.iterdir()) == []

"""Write a trained network as int8 onnx."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import torch
from torch import Tensor, nn

from srcgraph.training.network import FEATURE_SIZES, POINTER, Network

OPSET: Final = 17
INPUTS: Final = ("pieces", "features", "heads")
OUTPUTS: Final = ("tags", "source", "first_part")
EXAMPLE_ROWS: Final = 64


def export(network: Network, target: Path) -> None:
    """Write the tagger's network with its weights as eight-bit numbers."""
    network.eval()
    with TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        _export_full(network, full)
        quantise(full, target)


def quantise(full: Path, target: Path) -> None:
    """Write a network with its weights as eight-bit numbers, one scale a column."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(
            str(full), str(prepared), skip_symbolic_shape=True, skip_optimization=True
        )
        quantize_dynamic(
            str(prepared),
            str(target),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},  # attention weights keep their precision
        )


class _Answering(nn.Module):  # type: ignore[misc, unused-ignore]
    """Give scores of pointers instead of their vectors, so that reading them needs no algebra."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, features: Tensor, heads: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Score every row's labels, and every column as every row's target."""
        tags, pointers = self.network(pieces, features, heads)
        source_query, source_key, part_query, part_key = (pointers * POINTER**-0.25).split(
            POINTER, -1
        )
        return (
            tags,
            source_query @ source_key.transpose(1, 2),
            part_query @ part_key.transpose(1, 2),
        )


def _export_full(network: Network, path: Path) -> None:
    shape = (2, EXAMPLE_ROWS)
    rows = torch.zeros(shape, dtype=torch.long)
    features = torch.zeros((*shape, len(FEATURE_SIZES)), dtype=torch.long)
    torch.onnx.export(
        _Answering(network),
        (rows, features, rows),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={name: {0: "windows", 1: "rows"} for name in (*INPUTS, *OUTPUTS)},
        opset_version=OPSET,
        dynamo=False,
    )

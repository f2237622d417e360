"""Writes a trained encoder as a model in ONNX with whole-number weights.

The graph is drawn by hand: one sentence, no padding, no mask; it takes the word vectors of the pieces and the weights
by which they are pooled for each clause, and gives the sums of every head. Weights keep seven bits, so that the sums of
products cannot overflow on processors that add them up in sixteen.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

WIDTH, HEADS, POOLS = 384, 12, 3
SMALL = 1e-12  # as in BERT's norms


class Graph:
    """The nodes and constants drawn so far."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: Any) -> str:
        """Adds a constant and gives its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, operation: str, inputs: Sequence[str], output: str, **settings: Any) -> str:
        """Adds a node and gives the name of its output."""
        self.nodes.append(helper.make_node(operation, list(inputs), [output], name=output, **settings))
        return output

    def linear(self, source: str, weight: Any, bias: Any, name: str) -> str:
        """A matrix product and a sum."""
        product = self.node("MatMul", [source, self.constant(f"{name}.weight", weight.T)], f"{name}.product")
        return self.node("Add", [product, self.constant(f"{name}.bias", bias)], name)

    def norm(self, source: str, values: dict[str, Any], key: str, name: str) -> str:
        """A layer norm."""
        both = [self.constant(f"{name}.{part}", values[f"{key}.{part}"]) for part in ("weight", "bias")]
        return self.node("LayerNormalization", [source, *both], name, epsilon=SMALL, axis=-1)

    def by_head(self, source: str, order: Sequence[int], name: str) -> str:
        """The vectors cut into heads."""
        return self.node("Transpose", [self.node("Reshape", [source, "cut"], f"{name}.cut")], name, perm=order)


def draw(values: dict[str, Any], layers: int) -> Any:
    """The model in ONNX for the values of a trained network, by name as in `tools/train_encoder.py`."""
    graph = Graph()
    for name, shape in (("cut", (-1, HEADS, WIDTH // HEADS)), ("joined", (-1, WIDTH)), ("wide", (-1, POOLS * WIDTH))):
        graph.constant(name, np.array(shape, dtype=np.int64))
    graph.constant("scale", np.float32(1 / math.sqrt(WIDTH // HEADS)))
    state = graph.norm("words", values, "norm", "start")
    for number in range(layers):
        state = _layer(graph, state, values, f"layers.{number}")
    pooled = graph.node("Reshape", [graph.node("MatMul", ["places", state], "pools"), "wide"], "pooled")
    graph.linear(pooled, values["head.weight"], values["head.bias"], "sums")
    inputs = [
        helper.make_tensor_value_info("words", TensorProto.FLOAT, ["pieces", WIDTH]),
        helper.make_tensor_value_info("places", TensorProto.FLOAT, ["pools", "pieces"]),
    ]
    outcomes = len(values["head.bias"])
    outputs = [helper.make_tensor_value_info("sums", TensorProto.FLOAT, ["clauses", outcomes])]
    drawn = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.constants)
    return helper.make_model(drawn, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def _layer(graph: Graph, state: str, values: dict[str, Any], key: str) -> str:
    weights, biases = (np.split(values[f"{key}.attention.{part}"], 3) for part in ("weight", "bias"))
    parts = [graph.linear(state, w, b, f"{key}.{n}") for w, b, n in zip(weights, biases, "qkv", strict=True)]
    asked = graph.by_head(parts[0], (1, 0, 2), f"{key}.asked")
    keys = graph.by_head(parts[1], (1, 2, 0), f"{key}.keys")
    given = graph.by_head(parts[2], (1, 0, 2), f"{key}.given")
    fit = graph.node("Mul", [graph.node("MatMul", [asked, keys], f"{key}.products"), "scale"], f"{key}.fit")
    shares = graph.node("Softmax", [fit], f"{key}.shares", axis=-1)
    mixed = graph.node(
        "Transpose", [graph.node("MatMul", [shares, given], f"{key}.mixed")], f"{key}.turned", perm=(1, 0, 2)
    )
    flat = graph.node("Reshape", [mixed, "joined"], f"{key}.flat")
    out = graph.linear(flat, values[f"{key}.out.weight"], values[f"{key}.out.bias"], f"{key}.out")
    state = graph.norm(graph.node("Add", [state, out], f"{key}.first"), values, f"{key}.first", f"{key}.first.norm")
    inner = graph.linear(state, values[f"{key}.wider.weight"], values[f"{key}.wider.bias"], f"{key}.wider")
    inner = graph.node("Gelu", [inner], f"{key}.bent")
    inner = graph.linear(inner, values[f"{key}.narrower.weight"], values[f"{key}.narrower.bias"], f"{key}.narrower")
    return graph.norm(graph.node("Add", [state, inner], f"{key}.second"), values, f"{key}.second", f"{key}.second.norm")


def quantised(values: dict[str, Any], layers: int) -> bytes:
    """The model in ONNX, all weights but those of the heads as whole numbers."""
    model = draw(values, layers)
    onnx.checker.check_model(model)
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        onnx.save(model, plain)
        quantize_dynamic(
            plain,
            small,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=["sums.product"],
        )
        return small.read_bytes()

"""Readable names for runs that were given none."""

from __future__ import annotations

import zlib

_FIRST = (
    "amber ample aqua bold brave brisk calm clear cool coral crisp dawn deep deft eager early fair fast fine firm "
    "fleet fond fresh glad gold grand green hardy hazel idle jade keen kind lark late lean light lilac lively lucid "
    "mellow merry mild mint neat noble opal pale pearl plain proud quick quiet rapid rare rosy royal ruby sage sharp "
    "silver smart smooth snowy solid spry still sunny swift tidy topaz true vivid warm wise witty young zesty"
).split()
_SECOND = (
    "alder apple aspen badger bay beech birch bison brook canyon cedar cliff cloud comet cove crane creek crow dale "
    "deer delta dove dune eagle elm falcon fern finch fjord forest fox glade grove gull hare harbor hawk heron hill "
    "ibis iris island ivy lake lark leaf lily lynx maple marsh meadow mesa moon moth oak orchid otter owl peak pine "
    "plain plum pond quail raven reef ridge river robin rose seal shore sky spruce star stone stork storm swan tern "
    "thistle tide trail tulip valley vine wave willow wolf wren yew"
).split()


def name_of(run_id: str) -> str:
    """A name like `brisk-otter-417`, always the same for one run id."""
    number = zlib.crc32(run_id.encode("utf-8", "replace"))
    number, first = divmod(number, len(_FIRST))
    number, second = divmod(number, len(_SECOND))
    return f"{_FIRST[first]}-{_SECOND[second]}-{number % 1000}"

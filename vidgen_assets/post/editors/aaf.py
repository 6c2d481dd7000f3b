"""The cut as an AAF file, for Avid and Resolve: a composition over master clips that point to the files.

Each take is a chain of mobs: composition, master, file (with a locator relative to the AAF). In a sequence a
transition overlaps its neighbours, so each is given long enough to be seen through it, and the cut point says
where in it the cut lies. Dissolves and wipes are AAF's own effects, by number and direction; our other
transitions are dissolves, named in the composition's comments. Ids are hashes of what they name, dates are
constant: the same cut is the same bytes.
"""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from vidgen_assets.post.editors.cut import WIPES, Cut, Take

WHEN = datetime(2000, 1, 1)
SOUND_RATE = 48_000
# names of the AAF object specification, part "well-known definitions"
DISSOLVE = "0c3bea40-fc05-11d2-8a29-0050040ef7d2"
WIPE = "0c3bea44-fc05-11d2-8a29-0050040ef7d2"
LEVEL = "e4962320-2267-11d3-8a4c-0050040ef7d2"
WIPE_NUMBER = "e4962323-2267-11d3-8a4c-0050040ef7d2"
WIPE_REVERSE = "9c894ba0-2277-11d3-8a4c-0050040ef7d2"


def write_aaf(cut: Cut, path: Path) -> None:
    """Write the cut to an AAF file at `path`."""
    import aaf2  # type: ignore[import-untyped]

    with aaf2.open(str(path), "w") as file:
        _Writer(file, cut).write()


class _Writer:
    """Builds one file's objects. `Any` throughout: pyaaf2 has no types.

    Its `create` remembers the last class asked for: an argument that creates must be made beforehand.
    """

    def __init__(self, file: Any, cut: Cut) -> None:
        self.file, self.cut = file, cut
        self.seed = hashlib.sha256(cut.model_dump_json().encode()).hexdigest()
        self._operations: dict[str, Any] = {}

    def write(self) -> None:
        self._settle_header()
        composition = self._mob("CompositionMob", self.cut.title)
        composition.usage = "Usage_TopLevel"
        self._picture(composition)
        self._sound(composition)
        slot = composition.create_timeline_slot(self.cut.fps)
        slot.name = "TC"
        slot["PhysicalTrackNumber"].value = 1
        slot.segment = self.file.create.Timecode(self.cut.fps, length=self.cut.frames)
        for take in self.cut.takes:
            if take.transition_frames:
                at = f"transition at frame {take.first_frame:06d}"
                composition.comments[at] = f"{take.transition}, {take.transition_frames} frames"

    def _settle_header(self) -> None:
        header = self.file.header
        header["LastModified"].value = WHEN
        (identification,) = header["IdentificationList"].value
        identification["CompanyName"].value = identification["ProductName"].value = "vidgen"
        identification["Date"].value = WHEN
        identification["Platform"].value = "vidgen"
        identification["GenerationAUID"].value = self._uuid("file")

    def _mob(self, kind: str, name: str) -> Any:
        """Return a mob of our own id and date, in the file."""
        from aaf2.auid import AUID  # type: ignore[import-untyped]
        from aaf2.mobid import MobID  # type: ignore[import-untyped]

        mob = getattr(self.file.create, kind)(name)
        mob_id = MobID.new()
        mob_id.material = AUID(bytes_le=self._uuid(f"{kind} {name}").bytes_le)
        mob.mob_id = mob_id
        mob["CreationTime"].value = mob["LastModified"].value = WHEN
        self.file.content.mobs.append(mob)
        return mob

    def _uuid(self, name: str) -> uuid.UUID:
        return uuid.UUID(bytes=hashlib.sha256(f"{self.seed} {name}".encode()).digest()[:16])

    def _picture(self, composition: Any) -> None:
        slot = composition.create_picture_slot(self.cut.fps)
        slot.name = "V1"
        slot["PhysicalTrackNumber"].value = 1
        for number, take in enumerate(self.cut.takes):
            following = self.cut.takes[number + 1] if number + 1 < len(self.cut.takes) else None
            after = following.transition_frames - following.before if following else 0
            if take.transition_frames:
                slot.segment.components.append(self._transition(take))
            master = self._master(take.name, take.media, take.available, self._picture_descriptor(take))
            slot.segment.components.append(
                master.create_source_clip(
                    1, take.source_in - take.before, take.before + take.frames + after, "picture"
                )
            )
        slot.segment.length = self.cut.frames

    def _sound(self, composition: Any) -> None:
        slot = composition.create_sound_slot(self.cut.fps)
        slot.name = "A1"
        slot["PhysicalTrackNumber"].value = 1
        master = self._master("mix", self.cut.sound, self.cut.frames, self._sound_descriptor(), "sound")
        slot.segment.components.append(master.create_source_clip(1, 0, self.cut.frames, "sound"))
        slot.segment.length = self.cut.frames

    def _master(self, name: str, url: str, length: int, descriptor: Any, kind: str = "picture") -> Any:
        """Return a master clip over a file of `length` frames."""
        locator = self.file.create.NetworkLocator()
        locator["URLString"].value = url
        descriptor["Locator"].append(locator)
        source = self._mob("SourceMob", f"{name}.file")
        source.descriptor = descriptor
        slot = source.create_empty_slot(self.cut.fps, kind, slot_id=1)
        slot.segment.length = length
        master = self._mob("MasterMob", name)
        shown = master.create_timeline_slot(self.cut.fps, slot_id=1)
        shown.segment = source.create_source_clip(1, 0, length, kind)
        return master

    def _picture_descriptor(self, take: Take) -> Any:
        descriptor = self.file.create.CDCIDescriptor()
        descriptor["ComponentWidth"].value = 10
        descriptor["HorizontalSubsampling"].value = 2
        descriptor["VerticalSubsampling"].value = 1
        descriptor["ImageAspectRatio"].value = f"{self.cut.width}/{self.cut.height}"
        descriptor["StoredWidth"].value = self.cut.width
        descriptor["StoredHeight"].value = self.cut.height
        descriptor["FrameLayout"].value = "FullFrame"
        descriptor["VideoLineMap"].value = [42, 0]
        descriptor["SampleRate"].value = self.cut.fps
        descriptor["Length"].value = take.available
        return descriptor

    def _sound_descriptor(self) -> Any:
        descriptor = self.file.create.PCMDescriptor()
        descriptor["SampleRate"].value = descriptor["AudioSamplingRate"].value = SOUND_RATE
        descriptor["Channels"].value = 2
        descriptor["QuantizationBits"].value = 16
        descriptor["BlockAlign"].value = 4
        descriptor["AverageBPS"].value = SOUND_RATE * 4
        descriptor["Length"].value = self.cut.frames * SOUND_RATE // self.cut.fps
        return descriptor

    def _transition(self, take: Take) -> Any:
        wipe = take.shown == "wipe"
        operation = self._operation(wipe)
        group = self.file.create.OperationGroup(operation, take.transition_frames)
        group.parameters.append(self._rising_level())
        if wipe:
            number, reverse = WIPES[take.transition]
            group.parameters.append(self._constant(WIPE_NUMBER, "SMPTEWipeNumber", "aafUInt32", number))
            group.parameters.append(self._constant(WIPE_REVERSE, "SMPTEReverse", "Boolean", reverse))
        transition = self.file.create.Transition("picture", take.transition_frames)
        transition["OperationGroup"].value = group
        transition["CutPoint"].value = take.before
        return transition

    def _operation(self, wipe: bool) -> Any:
        import aaf2.auid

        name = "SMPTEVideoWipe" if wipe else "VideoDissolve"
        if name not in self._operations:
            definition = self.file.create.OperationDef(aaf2.auid.AUID(WIPE if wipe else DISSOLVE), name, name)
            definition.media_kind = "picture"
            definition["NumberInputs"].value = 2
            definition["IsTimeWarp"].value = False
            definition["Bypass"].value = 0
            definition["OperationCategory"].value = "OperationCategory_Effect"
            self.file.dictionary.register_def(definition)
            self._operations[name] = definition
        return self._operations[name]

    def _parameter(self, auid: str, name: str, kind: str) -> Any:
        import aaf2.auid

        if name not in self._operations:
            typedef = self.file.dictionary.lookup_typedef(kind)
            definition = self.file.create.ParameterDef(aaf2.auid.AUID(auid), name, name, typedef)
            self.file.dictionary.register_def(definition)
            self._operations[name] = definition
        return self._operations[name]

    def _constant(self, auid: str, name: str, kind: str, value: object) -> Any:
        definition = self._parameter(auid, name, kind)
        return self.file.create.ConstantValue(definition, value)

    def _rising_level(self) -> Any:
        """Return a level that rises from 0 to 1 in a straight line."""
        import aaf2.misc  # type: ignore[import-untyped]

        definition = self._parameter(LEVEL, "Level", "Rational")
        if "linear" not in self._operations:
            linear = self.file.create.InterpolationDef(aaf2.misc.LinearInterp, "LinearInterp", "LinearInterp")
            self.file.dictionary.register_def(linear)
            self._operations["linear"] = linear
        level = self.file.create.VaryingValue()
        level.parameterdef = definition
        level["Interpolation"].value = self._operations["linear"]
        for share in (0, 1):
            point = self.file.create.ControlPoint()
            point["EditHint"].value = "Proportional"
            point.value, point.time = share, share
            level["PointList"].append(point)
        return level

"""The cut for people who edit: OpenTimelineIO, EDL, FCPXML and AAF, all written from one value, `cut.Cut`."""

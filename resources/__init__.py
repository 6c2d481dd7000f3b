"""The outside world: everything vidgen reaches through a protocol, and nothing of vidgen itself.

One file (or small package) a capability; nothing here imports `vidgen_assets`.
"""
